# The job of FlameGraph's stackcollapse-perf.pl: one line for each different stack of the text of
# `perf script`, command and outermost function first, with the number of its samples. As there,
# only samples of the first event are counted.
#
#     java;start_thread;GCTaskThread::run 12

# The first line of a sample: its command stands before the thread, its event at the end.
/^[^\t #]/ || /^ +[^ ].*: *$/ {
  open = 0
  at = match($0, /[ \t]+-?[0-9]+(\/[0-9]+)?[ \t]/)
  if (at == 0) next
  event = $NF
  if (first == "") first = event
  if (event != first) next
  open = 1
  stack = ""
  command = substr($0, 1, at - 1)
  gsub(/ /, "_", command)
  next
}

# A frame: address, symbol with its offset, module in brackets.
open && NF > 1 {
  line = $0
  sub(/^[ \t]*[0-9a-f]+ /, "", line)
  sub(/ \([^ ]*\)$/, "", line)
  sub(/\+0x[0-9a-f]+$/, "", line)
  stack = ";" line stack
  next
}

# A blank line ends the sample.
open && NF == 0 {
  seen[command stack]++
  open = 0
}

END {
  if (open) seen[command stack]++
  for (stack in seen) print stack, seen[stack]
}
