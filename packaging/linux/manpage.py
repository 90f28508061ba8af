#!/usr/bin/env python3
"""manpage.py EXEMPLAR-CLI > exemplar-cli.1   makes the man page of exemplar-cli from its help texts."""
import re
import subprocess
import sys
import textwrap


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], check=True, capture_output=True, text=True).stdout


def roff(text):
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def verbatim(text):
    text = "\n".join(line if line[:1] == " " or len(line) < 100 else textwrap.fill(line, 78) for line in text.splitlines())
    return ".nf\n" + roff(text.strip("\n")) + "\n.fi"


program = sys.argv[1]
top = help_of(program)
commands = re.findall(r"^  ([a-z][a-z-]*) ", top.split("Subcommands:")[-1], re.M)
if not commands:
    sys.exit("manpage.py: the help text names no command")
print(".TH EXEMPLAR\\-CLI 1")
print(".SH NAME\nexemplar\\-cli \\- label medical images from a few exemplar slices, without a window")
print(".SH SYNOPSIS\n.B exemplar\\-cli\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR ...")
print(".SH DESCRIPTION\n" + verbatim(top))
print(".SH COMMANDS")
for command in commands:
    print(f".SS {roff(command)}\n" + verbatim(help_of(program, command)))
print(".SH EXIT STATUS\n0: done. 1: the job failed. 2: wrong usage.")
print(".SH SEE ALSO\n.BR exemplar (1)")
