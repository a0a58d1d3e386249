import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those need a browser and a configuration of their own: npm run test:browser.
    exclude: ["test/browser/**"],
    setupFiles: ["test/support/fast-check-seed.ts"],
    reporters: ["default", "./test/support/closing-line.ts"],
    testTimeout: 30_000,
    // Many tests wait for processes, so a worker for every core keeps none of them idle.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      thresholds: {
        "src/core/**": { lines: 100, branches: 100 },
        "src/report/**": { lines: 100, branches: 100 },
      },
    },
  },
});
