#!/bin/sh
# Ends what its starter left running when that one dies without a word (kill -9, out of memory).
# Each line on standard input is the whole list: process group ids, container:<id>, compose:<project>, folder:<path>.
trap '' INT TERM HUP
left=
while read -r line; do left=$line; done

for one in $left; do
  case $one in
    container:*) docker rm --force --volumes "${one#container:}" ;;
    compose:*)
      docker compose --project-name "${one#compose:}" rm --stop --force --volumes
      docker compose --project-name "${one#compose:}" down
      ;;
    folder:*) ;;
    *) kill -s INT -- "-$one" ;;
  esac
done >/dev/null 2>&1

alive=$left
waited=0
while [ -n "$alive" ] && [ "$waited" -lt 15 ]; do
  alive=
  for one in $left; do
    case $one in *:*) ;; *) kill -s 0 -- "-$one" 2>/dev/null && alive="$alive $one" ;; esac
  done
  waited=$((waited + 1))
  [ -z "$alive" ] || sleep 1
done
for one in $alive; do kill -s KILL -- "-$one" 2>/dev/null; done
for one in $left; do
  case $one in folder:*/waymark-test-*) rm -rf "${one#folder:}" ;; esac
done
