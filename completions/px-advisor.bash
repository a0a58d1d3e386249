# bash completion for px-advisor

_px_advisor() {
  local rest=${COMP_LINE:0:COMP_POINT} words=() gap word i
  # bash cuts words at = and : too; here they are put together again, as far as the cursor.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    gap=${rest%%[![:space:]]*}
    rest=${rest#"$gap"}
    word=${COMP_WORDS[i]}
    ((i < COMP_CWORD)) || word=$rest
    rest=${rest#"$word"}
    if [[ -n $gap || $i -eq 0 ]]; then
      words+=("$word")
    else
      words[${#words[@]} - 1]+=$word
    fi
  done

  local out directive
  out=$(px-advisor complete -- "${words[@]:1}" 2>/dev/null) || return
  directive=${out##*:}
  out=${out%:*}

  local current=${words[${#words[@]} - 1]} kept='' inserted='' value
  [[ $current == *=* ]] && kept=${current%"${current##*=}"}
  # readline replaces only what follows the last =, where that cuts words.
  [[ $COMP_WORDBREAKS == *=* ]] && inserted=$kept
  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    [[ -n $value ]] || continue
    [[ $current == -*=* ]] && value=$kept$value
    [[ $value == "$current"* ]] && COMPREPLY+=("${value#"$inserted"}")
  done <<<"$out"

  _px_advisor_direct "$directive" "${current#"$inserted"}"
}

# Does what the directive asks for. bash 3 has no compopt; it then adds a space or offers files.
_px_advisor_direct() {
  if (($1 & 16)); then
    local folder
    while IFS= read -r folder; do COMPREPLY+=("$folder"); done < <(compgen -d -- "$2")
    compopt -o filenames 2>/dev/null
  fi
  (($1 & 2)) && compopt -o nospace 2>/dev/null
  (($1 & 4)) && compopt +o default 2>/dev/null
  (($1 & 32)) && compopt -o nosort 2>/dev/null
  return 0
}

complete -o default -F _px_advisor px-advisor
