import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/base.css";
import "./styles/map.css";
import "./styles/sources.css";
import "./styles/small.css";

const target = document.getElementById("explorer");
if (target) {
  // What the server drew stays at hand: it is the map where the browser can't draw one.
  const drawn = document.createElement("div");
  drawn.className = "ex-drawn";
  drawn.append(...target.childNodes);
  mount(App, { target, props: { drawn } });
}
