// What the preview adds to a page beside livereload's own script. Nothing here is ever published.
{
  const { build } = document.currentScript.dataset;

  // A build that ended while this page was loading was told to nobody: ask once, when the socket is surely open.
  const ask = async () => {
    const answer = await fetch("/-/build").catch(() => null);
    if (answer?.ok && (await answer.text()) !== build) location.reload();
  };
  setTimeout(ask, 1000);

  // The problems' "Hide" button; after the next save they are back, or gone for good.
  addEventListener("DOMContentLoaded", () => {
    const problems = document.getElementById("handbill-problems");
    problems?.querySelector("button")?.addEventListener("click", () => problems.remove());
  });
}
