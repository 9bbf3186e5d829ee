// SPDX-License-Identifier: BSL-1.0
// The search of the theme, also where pages are files: its index comes as a script, and its worker runs in a frame, because
// browsers neither fetch nor start workers from files.
var __search = {
    index: Promise.resolve(__search_index),
    // What separates words in the index separates them in the query; a colon, for example, would name a field.
    transform: query => query.replace(/[^\p{L}\p{N}_"+]+/gu, " ").trim(),
};

if (location.protocol === "file:") {
    window.Worker = class extends EventTarget {
        constructor(url) {
            super();
            this.waiting = [];
            const frame = document.createElement("iframe");
            frame.hidden = true;
            frame.title = "search";
            document.addEventListener("DOMContentLoaded", () => document.body.appendChild(frame), { once: true });
            const start = () => {
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
            if (document.body) {
                document.body.appendChild(frame);
                start();
            } else {
                document.addEventListener("DOMContentLoaded", start, { once: true });
            }
        }
        postMessage(data) {
            if (this.frame) this.frame.dispatchEvent(new MessageEvent("message", { data }));
            else this.waiting.push(data);
        }
    };
}
