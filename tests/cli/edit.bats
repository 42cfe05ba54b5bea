# new --edit: a form in the editor. The editors here are scripts.
load desk

# editor NAME: a script, from standard input, that gets the form as $1.
editor() {
	{
		echo '#!/bin/sh'
		cat
	} >"$1"
	chmod +x "$1"
	unset VISUAL
	export EDITOR="$PWD/$1"
}

left() {
	find "$SPKT_DIR/identity" -name '.tmp-*'
}

@test "the form is filled in and stored" {
	editor fill <<-'END'
		sed -i -e 's/^title:.*/title: KTP hilang/' -e 's/^place:.*/place: Pasar Cinde/' \
			-e 's/^    name:.*/    name: Siti/' -e '/^item_kinds:/{n;s/.*/  - KTP/}' \
			-e '/^items:/{n;s/.*/  - KTP 1671044506780001/}' -e '/^narrative:/{n;s/.*/  Jatuh di pasar.\n\n  Dekat pintu./}' "$1"
	END
	gives 0 PLB-20261124-R0001 spkt-report new lost --edit --by 84010123
	gives 0 'kind,title,place,item_kinds,narrative,officer,channel
lost,KTP hilang,Pasar Cinde,KTP,"Jatuh di pasar.

Dekat pintu.",84010123,desk' spkt-report list -f kind,title,place,item_kinds,narrative,officer,channel
	spkt-report show R1 -I >shown
	grep -qx '  name: Siti' shown
	grep -qx -- '- KTP 1671044506780001' shown
	not grep -rqE 'Siti|16710' "$SPKT_DIR/reports"
	[ -z "$(left)" ]
}

@test "what the options gave stands in it, help and choices are comments, in the language" {
	editor look <<-END
		cp "\$1" $PWD/form
		stat -c '%a' "\$1" "\$(dirname "\$1")" >$PWD/modes
	END
	says 1 'spkt-report: nothing was stored' spkt-report new lost --title 'a: "b"' --reporter.name 'Siti "A" \' --victim.2.name Budi --items X --edit
	grep -qx 'kind: lost' form
	grep -qx 'title: .*a: .*b.*' form
	grep -qxF '    name: "Siti \"A\" \\"' form
	grep -qxF '  - role: victim' form
	grep -qx '# what it is' form
	grep -qx '#   crime (crime), .*' form || grep -qx '#   crime, lost, found, social (social problem), emergency, information,' form
	[ "$(cat modes)" = '600
700' ]
	says 1 'spkt-report: tidak ada yang disimpan' spkt-report new --edit --lang id
	grep -qx '#   crime (tindak pidana), lost (kehilangan), found (temuan),' form
	[ "$(stored)" -eq 0 ]
	[ -z "$(left)" ]
}

@test "every field that may be given stands in the form, in that of each kind" {
	editor look <<-END
		cp "\$1" $PWD/form
	END
	for kind in '' crime lost log; do
		# shellcheck disable=SC2086 # none, or one
		spkt-report new $kind --edit 2>/dev/null || true
		for field in kind title narrative place items people officer received key model; do
			grep -qE "^$field:" form
		done
		[ "$(grep -cE '^(uid|recorded|identity|source|code_sha256):' form)" -eq 0 ]
	done
}

@test "a form that is empty, only comments or unchanged stores nothing" {
	editor none <<<': >"$1"'
	says 1 'spkt-report: nothing was stored' spkt-report new lost --edit
	editor comments <<<'sed -i "s/^/# /" "$1"'
	says 1 'spkt-report: nothing was stored' spkt-report new lost --edit
	editor touched <<<'touch "$1"'
	says 1 'spkt-report: nothing was stored' spkt-report new lost --edit
	[ "$(stored)" -eq 0 ]
	[ -z "$(left)" ]
}

@test "at a fault the form is opened again with the fault above its line" {
	editor mend <<-END
		n=\$(cat $PWD/round 2>/dev/null || echo 0)
		echo \$((n + 1)) >$PWD/round
		cp "\$1" $PWD/form.\$n
		case \$n in
		0) sed -i 's/^priority:.*/priority: sekali/' "\$1" ;;
		1) sed -i -e 's/^priority:.*/priority: gawat/' -e 's/^received:.*/received: 2026-11-25/' "\$1" ;;
		2) sed -i -e 's/^received:.*/received: yesterday/' -e 's/^place:.*/place: [a/' "\$1" ;;
		3) sed -i -e 's/^place:.*/place: Pasar/' "\$1" ;;
		esac
	END
	gives 0 PLB-20261123-R0001 spkt-report new lost --edit
	[ "$(cat round)" -eq 4 ]
	[ "$(grep -c '^#!' form.0)" -eq 0 ]
	[ "$(grep -A1 '^#!' form.1)" = '#! priority: expected one of emergent, urgent, routine, got "sekali"
priority: sekali' ]
	[ "$(grep -A1 '^#!' form.2)" = '#! received: is later than now (2026-11-24T10:00:00+07:00)
received: 2026-11-25' ]
	[ "$(grep -c '^#! not valid YAML' form.3)" -eq 1 ]
	[ "$(field report priority PLB-20261123-R0001)" = emergent ]
	[ -z "$(left)" ]
}

@test "one who gives up at a fault is told it, and nothing is stored" {
	editor once <<<'sed -i "s/^kind:.*/kind: kucing/" "$1"'
	says 1 'kind: expected one of crime, lost, found, social, emergency, information, outage, log, got "kucing"
spkt-report: nothing was stored' spkt-report new --edit
	[ -z "$(left)" ]
}

@test "VISUAL before EDITOR; its words are split, and no shell reads them" {
	editor args <<-END
		echo "\$#:\$1:\$2" >$PWD/args.seen
		sed -i 's/^title:.*/title: x/' "\$3"
	END
	VISUAL="$EDITOR -n;  \$(touch>bad)" EDITOR=false gives 0 PLB-20261124-R0001 spkt-report new log --edit
	grep -q '^3:-n;:\$(touch>bad)$' args.seen
	[ ! -e bad ]
}

@test "an editor that cannot be run, or fails, stores nothing" {
	EDITOR=/nowhere/vi says 1 'spkt-report: the editor "/nowhere/vi" could not be run, or ended with a fault; nothing was stored' spkt-report new lost --edit
	editor fail <<<'sed -i "s/^title:.*/title: x/" "$1"; exit 1'
	run spkt-report new lost --edit
	[ "$status" -eq 1 ]
	[ "$(stored)" -eq 0 ]
	[ -z "$(left)" ]
}

@test "told to end, the form goes too" {
	editor slow <<-END
		touch $PWD/open
		exec sleep 20
	END
	spkt-report new lost --reporter.name Siti --edit 2>err &
	pid=$!
	while [ ! -e open ]; do sleep 0.05; done
	[ -n "$(left)" ]
	kill -TERM "$pid"
	status=0
	wait "$pid" || status=$?
	[ "$status" -eq 1 ]
	[ -z "$(left)" ]
	not grep -rq Siti "$SPKT_DIR"
	grep -qx 'spkt-report: nothing was stored' err
}

@test "told to end twice, also with an editor that does not listen, the form goes" {
	editor deaf <<-END
		trap '' HUP INT TERM
		cp "\$1" "\$1~"
		touch $PWD/open
		exec sleep 4
	END
	spkt-report new lost --reporter.name Siti --edit 2>err &
	pid=$!
	while [ ! -e open ]; do sleep 0.05; done
	[ -n "$(left)" ]
	kill -HUP "$pid"
	sleep 0.3
	kill -HUP "$pid"
	status=0
	wait "$pid" || status=$?
	[ "$status" -ne 0 ]
	[ -z "$(left)" ]
	not grep -rq Siti "$SPKT_DIR"
	[ "$(stored)" -eq 0 ]
}

@test "a folder that the editor leaves beside the form goes too" {
	editor folder <<<'mkdir "$1.d"; cp "$1" "$1.d/undo"; sed -i "s/^title:.*/title: x/" "$1"'
	gives 0 PLB-20261124-R0001 spkt-report new lost --reporter.name Siti --edit
	[ -z "$(left)" ]
}

@test "what the editor leaves beside the form goes too" {
	editor backup <<<'cp "$1" "$1~"; sed -i "s/^title:.*/title: x/" "$1"'
	gives 0 PLB-20261124-R0001 spkt-report new lost --reporter.name Siti --edit
	[ -z "$(left)" ]
	gives 0 '3 files, 1 records, 0 steps, 0 faults, 0 notices' sh -c 'spkt-tree check | sed "s/^[0-9]* files/3 files/"'
}

@test "feedback, an anonymous slip, an outreach dialog and a box" {
	editor slip <<<'sed -i -e "s/^channel:.*/channel: box/" -e "/^text:/{n;s/.*/  Tambah kursi/}" -e "/^aspects:/{n;s/.*/  - waktu\n  - facilities/}" "$1"'
	spkt-feedback new suggestion --edit >id
	[[ $(cat id) =~ ^PLB-20261124-N ]]
	gives 0 'text,aspects
Tambah kursi,"time
facilities"' spkt-feedback list -f text,aspects
	editor held <<<'sed -i -e "s/^held:.*/held: kemarin 09.00/" -e "s/^topic:.*/topic: Jumat Curhat/" "$1"'
	gives 0 PLB-20261124-O0001 spkt-feedback outreach new --edit
	editor box <<<'sed -i -e "s/^opened:.*/opened: today/" -e "/^officers:/{n;s/.*/  - A\n  - B/}" -e "s/^slips:.*/slips: 1/" "$1"'
	gives 0 PLB-20261124-B0001 spkt-feedback box new --edit
}

@test "--edit and -F do not go together; -N shows and stores nothing" {
	says 64 'spkt-report: with -F the fields come from the file; leave out --edit' spkt-report new --edit -F -
	editor fill <<<'sed -i "s/^title:.*/title: x/" "$1"'
	spkt-report new lost --edit -N >out
	grep -qx 'title: x' out
	[ "$(stored)" -eq 0 ]
}
