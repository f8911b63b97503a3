// The timetable on a small screen: one room (track, network) at a time; the choice is kept in the address.

const field = document.getElementById("timetable_choice");

/** Show what belongs to a choice; what is for everyone belongs to each. */
function show(choice) {
  let shown = 0;
  for (const entry of document.querySelectorAll(".slots > li")) {
    const here = choice === "all" || entry.dataset.heads.split(" ").includes(choice);
    entry.classList.toggle("elsewhere", !here);
    shown += here;
  }
  const said = document.querySelector(".choose [role=status]");
  said.textContent = said.dataset.shown.replace("{count}", shown);
  for (const link of document.querySelectorAll(".tabs a")) {
    link.search = new URLSearchParams({ room: choice });
  }
}

function fromAddress() {
  const asked = new URLSearchParams(location.search).get("room");
  const known = Array.from(field.options, (option) => option.value);
  field.value = known.includes(asked) ? asked : known[0];
  show(field.value);
}

if (field) {
  field.closest(".choose").hidden = false;
  field.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("room", field.value);
    history.replaceState(history.state, "", address);
    show(field.value);
  });
  addEventListener("pageshow", fromAddress);
  fromAddress();
}
