/** A cluster-autoscaler with arguments. */
export const autoscaler = (...args: string[]) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "cluster-autoscaler" },
  spec: { template: { spec: { containers: [{ image: "cluster-autoscaler:v1", args }] } } },
});
/** The status of a cluster-autoscaler: its groups with their bounds. */
export const status = (
  ...groups: readonly (readonly [name: string, min: number, max: number])[]
) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "cluster-autoscaler-status" },
  data: {
    status: JSON.stringify({
      nodeGroups: groups.map(([name, minSize, maxSize]) => ({
        name,
        health: { minSize, maxSize },
      })),
    }),
  },
});
/** A MachineSet of OpenShift. */
export const machineSet = (name: string, replicas: number) => ({
  apiVersion: "machine.openshift.io/v1beta1",
  kind: "MachineSet",
  metadata: { name },
  spec: { replicas, template: { spec: {} } },
});
/** The bounds of a MachineSet. */
export const machineAutoscaler = (name: string, min: number, max: number) => ({
  apiVersion: "autoscaling.openshift.io/v1beta1",
  kind: "MachineAutoscaler",
  metadata: { name },
  spec: { minReplicas: min, maxReplicas: max, scaleTargetRef: { kind: "MachineSet", name } },
});
/** OpenShift's ClusterAutoscaler, which removes nodes or does not. */
export const openshift = (enabled: boolean) => ({
  apiVersion: "autoscaling.openshift.io/v1",
  kind: "ClusterAutoscaler",
  metadata: { name: "default" },
  spec: { scaleDown: { enabled } },
});
/** A NodePool of Karpenter. */
export const nodePool = (spec: object) => ({
  apiVersion: "karpenter.sh/v1",
  kind: "NodePool",
  metadata: { name: "apps" },
  spec,
});
