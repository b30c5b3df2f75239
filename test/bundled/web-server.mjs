// A web server that renders JSON and HTML, under a load that rises and falls, for twelve seconds.
import { createServer, request } from "node:http";

const items = Array.from(
  { length: 400 },
  (_, i) => ({ id: i, name: `item ${i}`, price: (i * 37) % 101 }),
);
const server = createServer((incoming, response) => {
  const cheapest = items.filter((item) => item.price > Number(incoming.url.slice(1)) % 90)
    .toSorted((a, b) => a.price - b.price).slice(0, 50);
  const isJson = incoming.headers.accept === "application/json";
  response.setHeader("content-type", isJson ? "application/json" : "text/html");
  response.end(
    isJson
      ? JSON.stringify(cheapest)
      : `<ul>${cheapest.map(({ name, price }) => `<li>${name}: ${price}</li>`).join("")}</ul>`,
  );
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();
const start = performance.now();
const seconds = () => (performance.now() - start) / 1000;
let sent = 0;

function call() {
  return new Promise((resolve, reject) => {
    const headers = sent % 2 === 0 ? { accept: "application/json" } : {};
    request({ port, host: "127.0.0.1", path: `/${sent++}`, headers }, (response) => {
      response.resume().on("end", resolve);
    }).on("error", reject).end();
  });
}

while (seconds() < 12) {
  const rate = 600 + 500 * Math.sin(seconds()); // requests a second
  await Promise.all(Array.from({ length: Math.round(rate / 50) }, call));
  await new Promise((resolve) => setTimeout(resolve, 20));
}
server.close();
