import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const OUT = resolve(import.meta.dirname, "../src/dateline/web/static/explorer");
const LICENCES = ["maplibre-gl", "pmtiles", "svelte"];

/** MapLibre's worker is a file of its own (`setWorkerUrl`); a bundler that swallows it gives a map that never draws. */
function besideTheBundle(): Plugin {
  return {
    name: "beside-the-bundle",
    apply: "build",
    writeBundle() {
      const modules = resolve(import.meta.dirname, "node_modules");
      mkdirSync(OUT, { recursive: true });
      copyFileSync(resolve(modules, "maplibre-gl/dist/maplibre-gl-worker.mjs"), resolve(OUT, "maplibre-worker.mjs"));
      const texts = LICENCES.map((name) => {
        const folder = resolve(modules, name);
        const { version, license } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8"));
        const file = ["LICENSE.txt", "LICENSE", "LICENSE.md"].find((it) => exists(resolve(folder, it)));
        const words = file ? readFileSync(resolve(folder, file), "utf8") : "";
        return `${name} ${version}, ${license}\n\n${words}`;
      });
      writeFileSync(resolve(OUT, "licences.txt"), texts.join("\n\n----\n\n"));
    },
  };
}

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

export default defineConfig({
  base: "/static/explorer/",
  plugins: [svelte(), besideTheBundle()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: resolve(import.meta.dirname, "src/main.ts"),
      // Fixed names: the template of the server names them, and the server revalidates them.
      output: { entryFileNames: "explorer.js", chunkFileNames: "[name].js", assetFileNames: "explorer[extname]" },
    },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
