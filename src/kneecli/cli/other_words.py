"""Words that people type for commands, options, formats and the catalogue's sections."""

COMMANDS = {
    "knee warmup": "knee plan",
    "knee warm-up": "knee plan",
    "knee exercise": "knee show NAME",
    "knee drill": "knee show NAME",
    "knee exercises": "knee list",
    "knee drills": "knee list",
    "knee find": "knee list",
    "knee search": "knee list",
    "knee props": "knee equipment",
    "knee gear": "knee equipment",
    "knee draw": "knee figure NAME",
    "knee print": "knee export",
    "knee routines": "knee plan",
    "knee save": "knee export -o routine.txt",
    "knee convert": "knee export FILE -o routine.txt",
    "knee validate": "knee check",
    "knee completion": "knee --install-completion",
    "knee new exercise": "knee new drill NAME",
    "knee new injury": "knee new condition NAME",
    "knee new routine": "knee new blueprint NAME",
}
"""Other words for commands, with the line that does what they ask for."""
GROUPS = {
    "knee routine": "`knee plan` plans one, `knee export` writes it again, and `knee check FILE` "
    "finds the faults in one",
}
"""What is said of a first word that does little by itself."""
OPTIONS = {
    "--minutes": ("t", "time", "duration", "length", "min", "mins", "minute"),
    "--equipment": ("gear", "with", "have", "kit", "tools"),
    "--avoid": ("condition", "conditions", "injury", "pain", "careful", "protect"),
    "--focus": ("muscle", "muscles", "target", "prefer"),
    "--muscle": ("muscles", "focus", "target", "works"),
    "--before": ("for", "activity", "sport", "next"),
    "--blueprint": ("kind", "type", "routine"),
    "--level": ("difficulty",),
    "--without": ("lacking", "no"),
    "--output": ("out", "file", "save", "write"),
    "--format": ("as", "type"),
    "--uses": ("using",),
}
"""Other words for options."""
NAMED = {
    "equipment": ("--equipment",),
    "blueprints": ("--blueprint",),
    "activities": ("--before",),
    "conditions": ("--avoid",),
    "muscles": ("--muscle", "--focus"),
    "exercises": ("--include",),
}
"""The options that take a name of a section of the catalogue, the likeliest first."""
SHOWN = {
    "blueprints": "knee plan --blueprint",
    "exercises": "knee show",
    "muscles": "knee muscles",
    "conditions": "knee conditions",
    "equipment": "knee equipment",
    "activities": "knee plan --before",
}
"""The command that tells of a name of a section, or plans with it."""
SECTIONS = {
    "knee show": ("exercises",),
    "knee figure": ("exercises",),
    "knee muscles": ("muscles",),
    "knee equipment": ("equipment", "props"),
    "knee conditions": ("conditions",),
}
"""The sections of the catalogue that a command's name may be of."""
SAFETY = frozenset(
    (
        *("pain", "pains", "painful", "ache", "aches", "aching", "hurt", "hurts", "hurting"),
        *("doctor", "clinician", "physio", "emergency", "ambulance", "flag", "flags", "ouch"),
        *("injury", "injuries", "injured", "swollen", "swelling", "sore", "hot", "locked"),
    )
)
"""Words of someone whose knee may be for a clinician."""
BETWEEN = frozenset(
    (
        *("a", "an", "and", "as", "at", "for", "i", "in", "into", "me", "min", "minutes", "my"),
        *("of", "please", "some", "the", "to", "want", "with"),
    )
)
"""Words between those that count."""
FORMATS = {"calendar": "ics", "watch": "fit", "garmin": "fit", "handout": "pdf", "excel": "csv"}
"""Other words for formats."""
