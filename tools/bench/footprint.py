"""What a million changes take: the size of the database by kind of change, and the memory of the process that judges.

Some changes are judged, spread over a year as they would be; what was kept of them is then copied often enough. So
each row is as the judge wrote it, and only what the program itself forgets after some weeks is missing.
"""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from tools.bench import crowd
from tools.bench.figures import Asked, Figure, Goal
from tools.bench.past import app_on
from wikiwatch.app.judge import judge
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store

JUDGED, FEW = 2_000, 200
CHANGES, QUICK = 1_000_000, 10_000
YEAR = timedelta(days=365)  # busier than nearly all small wikis: the more comes in the weeks that are remembered
# Of a hundred changes so many bring links, so many are by regulars (accounts, or addresses one time in ten), and so
# many are log entries. On the small wiki that docs/quality.md measures, a quarter of the edits bring links.
LINKED, BY_REGULARS, REGULARS, LOGGED = 25, 70, 40, 5
WORDS = 500_000  # that a wiki of this size uses: by Heaps' law, from 42,000 in 11,000 changes

MEMORY = Goal(bound=300e6)
WITH_INSERTION = Goal(bound=4_000)
OTHERS = Goal(bound=500)

# Tables that have rows for some changes only, and which do.
OF_INSERTIONS = ("insertion", "insertion_domain", "trace", "trace_key")
# Copied with another revision and, where there is one, another id; the columns that number changes.
COPIED = {
    "change": ("id", "rcid", "revid", "parent_revid"),
    "packed_verdict": ("change_id",),
    "insertion": ("revid",),
    "insertion_domain": ("revid",),
    "trace": ("revid",),
    "trace_key": ("revid",),
    "addition": ("revid",),
}
RESIDENT = """
import sys
from contextlib import closing
from pathlib import Path
import wikiwatch.daemon, wikiwatch.site.mediawiki
from tools.bench.past import app_on, newcomers
from tools.memory import most_held
from wikiwatch.app.judge import judge
from wikiwatch.store.db import Store
with closing(Store(Path(sys.argv[1]) / "footprint.db")) as store:
    app = app_on(store, Path(sys.argv[1]))
    for page in range(10):
        with store.transaction():
            judge(app, [one.facts for one in newcomers(int(sys.argv[2]), 10 * int(sys.argv[3]) + page)], None)
print(most_held())
"""


def measure(asked: Asked) -> list[Figure]:
    """Bytes a change of each kind, of the whole database, and the most memory that judging beside it takes."""
    changes, judged = (QUICK, FEW) if asked.quick else (CHANGES, JUDGED)
    with closing(Store(asked.folder / "footprint.db")) as store:
        _judge(store, asked, judged)
        with store.transaction():
            store.conn.executemany(
                "insert or ignore into word values (?)",
                ((f"{crowd.word(random.Random(number))}{number:x}",) for number in range(WORDS * changes // CHANGES)),
            )
        _copy(store, asked, changes // judged)
        sizes = _sizes(store)
    asked.say("judging beside it")
    resident = [_resident(asked.folder, changes, sample) for sample in range(min(3, asked.repeat))]
    return [*sizes, Figure(name="resident memory while judging", unit="bytes", samples=resident, goal=MEMORY)]


def _judge(store: Store, asked: Asked, judged: int) -> None:
    app = app_on(store, asked.folder)
    for number in range(1, judged + 1):
        if number % 100 == 1:
            asked.say(f"{number:,} of {judged:,} changes judged")
        with store.transaction():
            judge(app, [_change(number, judged)], None)


def _change(number: int, of: int) -> Facts:
    """One of the changes of a year."""
    chance = random.Random(f"change {number}")
    at = crowd.END - YEAR + YEAR * number / of
    one = crowd.insertion(number, at, linked=chance.randrange(100) < LINKED)
    facts = one.facts
    if chance.randrange(100) < BY_REGULARS:
        who = chance.randrange(REGULARS)
        name = f"192.0.2.{who}" if who % 10 == 0 else f"Regular {who}"
        kind = ActorKind.ADDRESS if who % 10 == 0 else ActorKind.ACCOUNT
    else:
        name, kind = one.user, ActorKind.ACCOUNT
    log = {"kind": ChangeKind.LOG, "log_type": "patrol", "log_action": "patrol", "revid": None, "sha1": None}
    what = log if chance.randrange(100) < LOGGED else {"comment": crowd.prose(chance, 6)}
    fields = {name: getattr(facts.change, name) for name in Change.__dataclass_fields__}
    change = Change(**{**fields, "user": name, **what})
    return Facts(change=change, actor=Actor(name=name, kind=kind), before=facts.before, after=facts.after)


def _copy(store: Store, asked: Asked, times: int) -> None:
    row = store.row("select max(id) as most from change")
    step = row["most"] if row else 0
    for table, numbers in COPIED.items():
        asked.say(f"copying {table}")
        order = "order by key, ts, 3" if table == "trace_key" else ""
        columns = [column["name"] for column in store.rows(f"pragma table_info({table})")]
        values = ", ".join(f"{name} + copy * {step}" if name in numbers else name for name in columns)
        with store.transaction():
            # Copy after copy in the order of the key, as time would have brought them.
            store.change_rows(
                f"""with recursive copies (copy) as (select 1 union all select copy + 1 from copies where copy < ?)
                insert into {table} ({", ".join(columns)}) select {values} from copies cross join {table} {order}""",
                times - 1,
            )
    store.empty_log()


def _sizes(store: Store) -> list[Figure]:
    counted = store.row(
        "select count(*) as changes, (select count(*) from insertion) as insertions,"
        " (select count(*) from trace) as traces from change"
    )
    has_dbstat = store.row("select 1 from pragma_module_list where name = 'dbstat'")
    if counted is None or has_dbstat is None:
        raise UserError("this SQLite can't tell what each table takes", "use one with dbstat, as Debian's has it")
    taken = {
        row["tbl_name"]: row["size"]
        for row in store.rows(
            "select tbl_name, sum(pgsize) as size from dbstat join sqlite_schema using (name) group by 1"
        )
    }
    special = sum(taken.pop(table, 0) for table in OF_INSERTIONS)
    other = sum(taken.values()) / counted["changes"]
    largest = sorted(taken, key=lambda table: -taken[table])[:4]
    note = ", ".join(f"{table} {taken[table] / counted['changes']:.0f}" for table in largest)
    whole = special + sum(taken.values())
    insertions = f"{counted['insertions']:,} insertions, {counted['traces']:,} of them remembered for campaigns"
    return [
        Figure(name="database, a change", unit="bytes", samples=[other], goal=OTHERS, note=f"of these {note}"),
        Figure(
            name="database, a change with an insertion",
            unit="bytes",
            samples=[other + special / counted["insertions"]],
            goal=WITH_INSERTION,
            note=insertions,
        ),
        Figure(name=f"database of {counted['changes']:,} changes", unit="bytes", samples=[whole]),
    ]


def _resident(folder: Path, changes: int, sample: int) -> float:
    """The most that a process had in memory that judged 500 changes, others for each sample, in bytes."""
    command = [sys.executable, "-c", RESIDENT, str(folder), str(changes), str(sample)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # what went wrong is told by itself
    return float(told.stdout.split()[-1])
