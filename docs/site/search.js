// SPDX-License-Identifier: BSL-1.0
// The search of the theme, also where pages are files: its index comes as a script, and its worker runs in a frame, because
// browsers neither fetch nor start workers from files. The index is large, so it is loaded by the first search of a page.
var __search = {
    index: new Promise(resolve => {
        const here = document.currentScript.src;
        let begun = false;
        const load = () => {
            if (begun) return;
            begun = true;
            const script = document.createElement("script");
            script.src = new URL("search/index.js", here);
            script.onload = () => resolve(__search_index);
            document.head.appendChild(script);
        };
        document.addEventListener("focusin", event => event.target.matches(".md-search__input") && load());
        if (new URLSearchParams(location.search).has("q")) load();
    }),
    // What separates words in the index separates them in the query; a colon, for example, would name a field. The theme takes
    // the last word for the beginning of one: given twice, the whole word counts more.
    transform: query => {
        const words = query.replace(/[^\p{L}\p{N}_-]+/gu, " ").replace(/(^| )-+/g, "$1").trim();
        return words && (words + " " + words.split(" ").pop()).replace(/-/g, "\\-");
    },
};

if (location.protocol === "file:") {
    window.Worker = class extends EventTarget {
        constructor(url) {
            super();
            this.waiting = [];
            const frame = document.createElement("iframe");
            frame.hidden = true;
            frame.title = "search";
            const start = () => {
                document.body.appendChild(frame);
                const inner = frame.contentWindow;
                inner.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }));
                const script = inner.document.createElement("script");
                script.src = url;
                script.onload = () => {
                    this.frame = inner;
                    this.waiting.splice(0).forEach(data => this.postMessage(data));
                };
                inner.document.head.appendChild(script);
            };
            if (document.body) start();
            else document.addEventListener("DOMContentLoaded", start, { once: true });
        }
        postMessage(data) {
            if (this.frame) this.frame.dispatchEvent(new MessageEvent("message", { data }));
            else this.waiting.push(data);
        }
    };
}
