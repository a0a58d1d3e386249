/** What there is to know when a command line says too little. */
export const SHORT_HELP = `px-advisor advises how to deploy Portworx on Kubernetes.
  px-advisor advise profile.yaml   recommend from a profile
  px-advisor check clusters/       fail CI on a mismatched topology
  px-advisor --help                everything else
`;
