// The floor: no page that a script builds can be ready sooner.
const button = document.createElement("button");
button.textContent = "Open sample company";
document.body.append(button);
