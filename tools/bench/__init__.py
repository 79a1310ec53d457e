"""What the program costs: time, memory, requests, measured beside a floor of their own.

A bench is a module here with one function, `measure(asked: Asked) -> list[Figure]`, and one line in `table.BENCHES`.
The function says what it is about with `asked.say(…)`, repeats what varies `asked.repeat` times, does less where
`asked.quick`, and leaves nothing behind but what it writes into `asked.folder`, which is removed after it. A figure
holds its samples; what is shown is their median. Whatever depends on the machine is given as a ratio to something
measured in the same run (`figures.ratio`), and a goal is a bound on a figure, with the reason for it in `note`.
`python -m tools.bench NAME --write` puts the table between the bench's marks in docs/performance.md, and the samples
with the machine into docs/performance.json; what was not run stays as it was.
"""
