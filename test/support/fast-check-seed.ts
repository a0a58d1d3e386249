import fc from "fast-check";

// The same examples in every run, so that a red run is red again; FAST_CHECK_SEED=random (or a
// number) looks for others.
const wanted = process.env["FAST_CHECK_SEED"] ?? "20261122";
if (wanted !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
