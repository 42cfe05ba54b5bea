# spkt-report guide: legal-procedure guides, and that one was given.
load desk

@test "guide lists what there is, in the language of the command" {
	gives 0 'code                     title
complaint_about_service  Complaints, criticism and suggestions about the service
domestic_violence        Domestic violence
emergency_110            Emergencies and the 110 call
found_items              Handing in or collecting found things
fraud_online             Online fraud
lost_documents           Lost documents, cards or belongings
missing_person           Missing person
public_information       Asking for public information
skck                     Police record certificate
sp2hp_rights             The reporter'"'"'s right to news of the case
sttlp                    Making a police report and getting its receipt
traffic_accident         Traffic accident
visiting                 Visiting a detainee' spkt-report guide -O table
	spkt-report guide --lang id >list
	[ "$(sed -n 1p list)" = code,title,kinds ]
	grep -q '^visiting,Kunjungan tahanan (besuk),"information$' list
	[ "$(spkt-report guide -O ids | wc -l)" -eq 13 ]
	gives 0 "$SPKT_DIR/guides/visiting.yaml" sh -c 'spkt-report guide -O paths | tail -n 1'
}

@test "guide CODE prints it: title, text, basis" {
	cat >"$SPKT_DIR/guides/visiting.yaml" <<-END
		code: visiting
		title_id: Kunjungan
		title_en: Visiting
		basis: Tata tertib
		text_id: |
		  Bawa KTP.

		  - dan sabar
		text_en: |
		  Bring a card.

		  - and patience
	END
	gives 0 'Visiting

Bring a card.

- and patience

Basis: Tata tertib' spkt-report guide visiting
	gives 0 'Kunjungan

Bawa KTP.

- dan sabar

Dasar: Tata tertib' spkt-report guide visiting --lang id
	sed -i -e '/^basis/d' -e '/^text_en/,$d' "$SPKT_DIR/guides/visiting.yaml"
	gives 0 'Visiting

Bawa KTP.

- dan sabar' spkt-report guide Visiting
	gives 0 'code: visiting
title_id: Kunjungan
title_en: Visiting
text_id: |
  Bawa KTP.

  - dan sabar' spkt-report guide visiting -O yaml
}

@test "every shipped guide prints in both languages, for kinds and categories that exist" {
	for code in $(spkt-report guide -O ids); do
		for lang in id en; do
			spkt-report guide "$code" --lang "$lang" >guide
			[ "$(wc -l <guide)" -gt 10 ]
		done
	done
	sed -n 's/^  - \([a-z_0-9]*\)$/\1/p' "$SPKT_DIR"/guides/*.yaml | sort -u >words
	{ cut -d, -f1 "$SPKT_DIR/categories.csv"
	printf '%s\n' crime lost found social emergency information outage log complaint criticism input suggestion question praise; } | sort -u >known
	gives 0 '' comm -23 words known
}

@test "-O paths names the file, also where a hand named it otherwise" {
	mv "$SPKT_DIR/guides/skck.yaml" "$SPKT_DIR/guides/surat.yaml"
	gives 0 "$SPKT_DIR/guides/surat.yaml" spkt-report guide skck -O paths
	gives 0 "$SPKT_DIR/guides/surat.yaml" sh -c 'spkt-report guide -O paths | grep surat'
}

@test "guide CODE --for ID notes in the record that it was given, and prints it" {
	spkt-report new information --title "Tanya jam besuk" >/dev/null
	says 0 'advise PLB-20261124-R0001 Tanya jam besuk' spkt-report guide visiting --for R1 --by 84010123
	[ "$(head -n 1 stdout)" = "Visiting a detainee" ]
	not grep -q R0001 stdout
	gives 0 'id,verb,by,guide,status_after
PLB-20261124-R0001,advise,84010123,visiting,new' spkt-followup list -f id,verb,by,guide,status_after -w 'verb == "advise"'
	spkt-feedback new complaint -m "Antre" >/dev/null
	says 0 'advise PLB-20261124-F0001' spkt-report guide sp2hp-rights --for F1
	SPKT_OFFICER=91020456 spkt-report guide skck --for R1 >/dev/null
	gives 0 'guide,by
visiting,84010123
skck,91020456
sp2hp_rights,' spkt-followup list -f guide,by
}

@test "guide --for ID -O of a form that there is not: nothing is noted" {
	spkt-report new lost --title x >/dev/null
	run spkt-report guide visiting --for R1 -O bogus
	[ "$status" -eq 64 ]
	[ "$(find "$SPKT_DIR/reports" -type f | wc -l)" -eq 1 ]
}

@test "guide --for ID picks the one that fits the category, else the kind" {
	spkt-report new lost >/dev/null
	spkt-report new crime --category domestic_violence >/dev/null
	spkt-report new crime --category theft >/dev/null
	spkt-report new information --category info_document >/dev/null
	spkt-feedback new complaint -m x >/dev/null
	for id in R1 R2 R3 R4 F1; do spkt-report guide --for $id >/dev/null; done
	gives 0 'guide
lost_documents
domestic_violence
sttlp
skck
complaint_about_service' spkt-followup list -f guide
}

@test "guide --for ID asks where several fit, or none" {
	spkt-report new information >/dev/null
	spkt-report new outage >/dev/null
	says 64 'spkt-report: say which guide was given for PLB-20261124-R0001: public_information, skck, sp2hp_rights, visiting' spkt-report guide --for R1
	says 64 'spkt-report: say which guide was given for PLB-20261124-R0002: complaint_about_service, domestic_violence, emergency_110, found_items, fraud_online, lost_documents, missing_person, public_information, skck, sp2hp_rights, sttlp, traffic_accident, visiting' spkt-report guide --for R2
	[ "$(stored)" -eq 2 ]
}

@test "the category as amended decides" {
	spkt-report new information >/dev/null
	spkt-followup amend R1 --set category=info_document >/dev/null
	spkt-report guide --for R1 >/dev/null
	gives 0 'guide
skck' spkt-followup list -f guide -w 'verb == "advise"'
}

@test "a dry run shows the step and stores nothing" {
	spkt-report new lost >/dev/null
	spkt-report guide --for R1 -N >step
	grep -q '^guide: lost_documents$' step
	[ "$(stored)" -eq 1 ]
}

@test "what there is not: the code, the record, too many operands" {
	says 64 'spkt-report: no guide "visitting"; did you mean visiting?' spkt-report guide visitting
	says 64 'spkt-report: tidak ada panduan "visitting"; maksudnya visiting?' spkt-report guide visitting --lang id
	says 1 'spkt-report: no record "R9"' spkt-report guide visiting --for R9
	says 64 'spkt-report: unexpected operand "skck"' spkt-report guide visiting skck
	rm -r "$SPKT_DIR/guides"
	gives 0 'code,title,kinds' spkt-report guide
	says 64 'spkt-report: no guide "skck"; there are: -' spkt-report guide skck
}

@test "a broken guide is named, and the others are there" {
	printf 'code: own\ntitle_id: Sendiri\n' >"$SPKT_DIR/guides/own.yaml"
	says 65 'spkt-report: guides/own.yaml: title_en: must be given' spkt-report guide
	[ "$(grep -c . stdout)" -gt 13 ]
	says 65 'spkt-report: guides/own.yaml: title_en: must be given' spkt-report guide visiting
	[ "$(head -n 1 stdout)" = "Visiting a detainee" ]
}

@test "what a hand wrote into a guide does not reach the terminal as it is" {
	printf 'code: own\ntitle_id: A\ntitle_en: "A\\e[31m"\ntext_id: "x\\e]0;y\\n z"\n' >"$SPKT_DIR/guides/own.yaml"
	gives 0 'A\x1B[31m

x\x1B]0;y
 z' spkt-report guide own
}

@test "spkt-followup advise takes any guide, and says where the tree has none of that name" {
	spkt-report new information >/dev/null
	says 0 'spkt-followup: notice: guide: "brosur" is no guide of this tree; it is kept
advise PLB-20261124-R0001' spkt-followup advise R1 --guide brosur
	says 0 'advise PLB-20261124-R0001' spkt-followup advise R1 --guide visiting
	says 65 'spkt-followup: PLB-20261124-R0001: guide: advise needs guide' spkt-followup advise R1
}
