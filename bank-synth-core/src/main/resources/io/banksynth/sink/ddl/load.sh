#!/bin/sh
# Loads this run into Oracle, parents before children, and compares what arrived with what was written.
#   sh ddl/load.sh [--create] [--direct] [--jobs N] user@host:1521/service
#     --create   makes the tables first (ddl/oracle_tables.sql); otherwise they are there
#     --direct   loads by direct path: faster, and foreign keys and checks are off until all is loaded
#     --jobs N   so many files of a table at the same time; not with --direct
# The password is asked for, or taken from $BANK_SYNTH_DB_PASSWORD; a wallet (/@alias) needs none. Oracle's tools get it by files
# that only you can read, never by a command line. Their messages are in load_log/.
set -eu
cd "$(dirname "$0")/.."

stop() {
    printf '%s\n' "$1" >&2
    exit "${2:-1}"
}

create=no direct=no jobs=1 whom=
while [ $# -gt 0 ]; do
    case $1 in
        --create) create=yes ;;
        --direct) direct=yes ;;
        --jobs)
            shift
            jobs=${1:-}
            ;;
        -*) stop "Cannot load: there is no option $1; see the first lines of ddl/load.sh" 2 ;;
        *) whom=$1 ;;
    esac
    shift
done
case $whom in
    /@?*) ;;
    */*@*) stop "Cannot load: leave the password out of the command; it is asked for" 2 ;;
    ?*@?*) ;;
    *) stop "Cannot load: say where, as user@host:1521/service or /@alias" 2 ;;
esac
case $jobs in
    '' | 0* | *[!0-9]*) stop "Cannot load with --jobs '$jobs': give a number above 0" 2 ;;
esac
if [ "$direct" = yes ] && [ "$jobs" -gt 1 ]; then
    stop "Cannot load with --direct and --jobs: parallel direct loads leave indexes unusable" 2
fi
for tool in sqlldr sqlplus; do
    command -v "$tool" >/dev/null || stop "Cannot load: Oracle's $tool is not on the path" 2
done

user=${whom%%@*}
place=${whom#*@}
password=${BANK_SYNTH_DB_PASSWORD:-}
unset BANK_SYNTH_DB_PASSWORD
if [ "$user" != / ] && [ -z "$password" ]; then
    printf 'Password of %s: ' "$whom" >&2
    if [ -t 0 ]; then
        stty -echo
    fi
    IFS= read -r password || stop "Cannot load: no password was given" 2
    if [ -t 0 ]; then
        stty echo
        printf '\n' >&2
    fi
fi
case $password in
    *\"*) stop "Cannot load: Oracle's passwords hold no double quote" 2 ;;
esac

mkdir -p load_log
mask=$(umask)
umask 077
secrets=$(mktemp -d)
trap 'rm -rf "$secrets"' EXIT
trap 'exit 130' HUP INT TERM
case $user$password in
    /) login=/@$place ;;
    *[!A-Za-z0-9_]*) login=$user/\"$password\"@$place ;;
    *) login=$user/$password@$place ;;
esac
cat ddl/load.par >"$secrets/load.par"
if [ "$direct" = yes ]; then
    printf 'direct=true\n' >>"$secrets/load.par"
else
    printf 'rows=5000\nbindsize=20971520\n' >>"$secrets/load.par"
fi
case $login in
    *\"*) printf '%s' "$login" | sed -e "s/[\\\\']/\\\\&/g" -e "s/.*/userid='&'/" >>"$secrets/load.par" ;;
    *) printf 'userid=%s\n' "$login" >>"$secrets/load.par" ;;
esac
printf 'SET DEFINE OFF\nCONNECT %s\n' "$login" >"$secrets/connect.sql"
unset password login
umask "$mask"
NLS_LANG=AMERICAN_AMERICA.AL32UTF8
export NLS_LANG

# Runs a script of SQL, up to its first mistake.
sql() {
    sqlplus -S -L /nolog >"load_log/$1.txt" 2>&1 <<END || stop "Cannot run ddl/$1.sql: see load_log/$1.txt"
WHENEVER OSERROR EXIT FAILURE
WHENEVER SQLERROR EXIT FAILURE
@$secrets/connect.sql
@ddl/$1.sql
EXIT
END
}

# Loads one file of a table.
file() {
    part=$(basename "$2" .csv)
    grep -v '^INFILE ' "ddl/$1.ctl" >"$secrets/$part.ctl"
    sqlldr "parfile=$secrets/load.par" "control=$secrets/$part.ctl" "data='$2'" "log='load_log/$part.log'" \
        "bad='load_log/$part.bad'" >"load_log/$part.txt" 2>&1
}

settle() {
    for waited in $running; do
        wait "$waited" || failed=yes
    done
    running=
    if [ "$failed" = yes ]; then
        stop "Cannot load table $1: see load_log/; nothing of the tables after it is loaded"
    fi
}

# Loads all files of a table.
table() {
    name=$1
    shift
    printf 'Loading %s ...\n' "$name"
    running=
    failed=no
    count=0
    for csv in "$@"; do
        file "$name" "$csv" &
        running="$running $!"
        count=$((count + 1))
        if [ "$count" -ge "$jobs" ]; then
            settle "$name"
            count=0
        fi
    done
    settle "$name"
}

if [ "$create" = yes ]; then
    sql oracle_tables
    sql before_load
fi
@TABLES@
if [ "$create" = yes ]; then
    sql after_load
elif [ "$direct" = yes ]; then
    printf 'Foreign keys and checks of these tables are disabled by the direct path: enable them.\n'
fi
sql verify
cat load_log/verify.txt
if grep -q '^WRONG' load_log/verify.txt || ! grep -q '^ok' load_log/verify.txt; then
    stop "Cannot vouch for what was loaded: see load_log/verify.txt" 5
fi
