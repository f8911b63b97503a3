// The problems' "Hide" button; after the next save they are back, or gone for good.
const problems = document.getElementById("handbill-problems");
problems?.querySelector("button")?.addEventListener("click", () => problems.remove());
