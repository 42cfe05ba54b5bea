# The legal ladders as they ship in sla.csv, on dates that are hard: Lebaran 2026,
# New Year, week ends, midnight. Each row: what came in and when, the clock, and
# what is due when (the last second that is in time).
load desk

# The holidays of this suite: those of the SKB as they are known here, so that a
# change of the shipped table does not move the dates below.
holidays() {
	cat >"$SPKT_DIR/holidays.csv" <<-'END'
		date,name,kind,basis
		2026-01-01,Tahun Baru,national,x
		2026-03-18,Cuti bersama Nyepi,joint_leave,x
		2026-03-19,Nyepi,national,x
		2026-03-20,Cuti bersama Idul Fitri,joint_leave,x
		2026-03-21,Idul Fitri,national,x
		2026-03-22,Idul Fitri,national,x
		2026-03-23,Cuti bersama Idul Fitri,joint_leave,x
		2026-03-24,Cuti bersama Idul Fitri,joint_leave,x
		2026-04-03,Wafat Yesus Kristus,national,x
		2026-05-01,Hari Buruh,national,x
		2026-12-24,Cuti bersama Natal,joint_leave,x
		2026-12-25,Natal,national,x
		2027-01-01,Tahun Baru,national,x
	END
}

# due CLOCK RECEIVED PROGRAM KIND [OPTION...]: the clock's dates, as `due` prints them.
dates() {
	local clock=$1 received=$2 program=$3
	shift 3
	id=$("spkt-$program" new "$@" -r "$received" --now "$received" -m x --code -q | sed -n 1p)
	spkt-followup explain "$id" --clock "$clock" --now "$received" -O csv | awk -F, '$6 ~ /^"?due/ { print $2 " " $4 " " $8 }'
}

table() {
	while IFS='|' read -r clock received what expected; do
		[ -n "$clock" ] || continue
		# shellcheck disable=SC2086 # what is words
		got=$(dates "$clock" "$received" $what | tr '\n' ';')
		if [ "$got" != "$expected" ]; then
			echo "$clock $received $what"
			echo " expected $expected"
			echo " got      $got"
			return 1
		fi
	done
}

@test "emergency: ten minutes to the scene, across midnight and across the year" {
	holidays
	table <<-'END'
		on_scene|2026-03-17T10:00+07:00|report emergency|on_scene 2026-03-17 600;
		on_scene|2026-03-21T23:55+07:00|report emergency|on_scene 2026-03-22 600;
		on_scene|2026-12-31T23:55+07:00|report emergency|on_scene 2027-01-01 600;
	END
}

@test "SP2HP: A1 within 3 days, then 10/20/30 days and the longer ladders by class" {
	holidays
	table <<-'END'
		sp2hp|2026-03-17T23:59+07:00|report crime|sp2hp 2026-03-20 3;
		sp2hp|2026-12-30T08:00+07:00|report crime|sp2hp 2027-01-02 3;
		sp2hp|2026-03-17T08:00+07:00|report crime --class light|sp2hp 1/4 2026-03-20 3;sp2hp 2/4 2026-03-27 10;sp2hp 3/4 2026-04-06 20;sp2hp 4/4 2026-04-16 30;
		sp2hp|2026-12-22T08:00+07:00|report crime --class medium|sp2hp 1/5 2026-12-25 3;sp2hp 2/5 2027-01-06 15;sp2hp 3/5 2027-01-21 30;sp2hp 4/5 2027-02-05 45;sp2hp 5/5 2027-02-20 60;
		sp2hp|2026-03-17T08:00+07:00|report crime --class hard|sp2hp 1/7 2026-03-20 3;sp2hp 2/7 2026-04-01 15;sp2hp 3/7 2026-04-16 30;sp2hp 4/7 2026-05-01 45;sp2hp 5/7 2026-05-16 60;sp2hp 6/7 2026-05-31 75;sp2hp 7/7 2026-06-15 90;
		sp2hp|2026-03-17T08:00+07:00|report crime --class very_hard|sp2hp 1/7 2026-03-20 3;sp2hp 2/7 2026-04-06 20;sp2hp 3/7 2026-04-26 40;sp2hp 4/7 2026-05-16 60;sp2hp 5/7 2026-06-05 80;sp2hp 6/7 2026-06-25 100;sp2hp 7/7 2026-07-15 120;
	END
}

@test "KUHAP: 14 days to answer, for what came in since 2 January 2026" {
	holidays
	table <<-'END'
		kuhap_response|2026-01-02T00:10+07:00|report crime|kuhap_response 2026-01-16 14;
		kuhap_response|2026-12-24T08:00+07:00|report crime|kuhap_response 2027-01-07 14;
	END
	id=$(spkt-report new crime -m x -r 2026-01-01T23:00+07:00 --now 2026-01-01T23:00+07:00 -q)
	says 65 "spkt-followup: $id: no clock \"kuhap_response\" runs on it; there are: sp2hp" \
		spkt-followup explain "$id" --clock kuhap_response
}

@test "SP4N: 3 and 5 working days from receipt, 10 from the answer" {
	holidays
	table <<-'END'
		sp4n_verify|2026-03-13T16:00+07:00|feedback complaint|sp4n_verify 2026-03-25 3;
		sp4n_verify|2026-03-17T23:59+07:00|feedback complaint|sp4n_verify 2026-03-27 3;
		sp4n_verify|2026-03-21T08:00+07:00|feedback complaint|sp4n_verify 2026-03-27 3;
		sp4n_verify|2026-11-27T17:00+07:00|feedback complaint|sp4n_verify 2026-12-02 3;
		sp4n_verify|2026-12-23T08:00+07:00|feedback question|sp4n_verify 2026-12-30 3;
		sp4n_respond|2026-12-23T08:00+07:00|feedback complaint|sp4n_respond 2027-01-04 5;
		sp4n_respond|2026-03-17T08:00+07:00|feedback complaint|sp4n_respond 2026-03-31 5;
	END
	id=$(spkt-feedback new complaint -m x -r 2026-03-16T08:00+07:00 --now 2026-03-16T08:00+07:00 -q)
	spkt-followup respond "$id" -m jawaban --now 2026-03-17T09:00+07:00 -q
	gives 0 'sp4n_close,2026-04-08,"due",10' \
		sh -c "spkt-followup explain $id --clock sp4n_close --now 2026-03-18T09:00+07:00 -O csv | awk -F, '\$6 ~ /due/ { print \$2 \",\" \$4 \",\\\"\" \$6 \"\\\",\" \$8 }'"
}

@test "service classes: 5, 14 and 60 working days" {
	holidays
	table <<-'END'
		service_class|2026-03-17T08:00+07:00|feedback complaint --class normative|service_class 2026-03-31 5;
		service_class|2026-03-17T08:00+07:00|feedback complaint --class no_oversight|service_class 2026-04-14 14;
		service_class|2026-03-17T08:00+07:00|feedback complaint --class oversight|service_class 2026-06-18 60;
		service_class|2026-12-23T08:00+07:00|report social --class normative|service_class 2027-01-04 5;
	END
}

@test "UU 25/2009: 14 days to say whether it is complete, 60 to decide; KIP: 10 working days; PDP breach: 72 hours" {
	holidays
	table <<-'END'
		uu25_respond|2026-03-17T08:00+07:00|feedback complaint|uu25_respond 2026-03-31 14;
		uu25_decide|2026-12-01T08:00+07:00|feedback complaint|uu25_decide 2027-01-30 60;
		kip_answer|2026-12-18T08:00+07:00|report information|kip_answer 2027-01-06 10;
		pdp_breach|2026-12-30T10:30+07:00|report outage --class pdp_breach|pdp_breach 2027-01-02 259200;
	END
}

@test "the zone of the desk says which day it is" {
	holidays
	sed -i 's/^zone:.*/zone: Asia\/Jayapura/' "$SPKT_DIR/stations/PLB/station.yaml"
	# 22:30 in Jakarta is 00:30 of the next day in Jayapura.
	table <<-'END'
		sp2hp|2026-11-24T22:30+07:00|report crime|sp2hp 2026-11-28 3;
	END
}

@test "what ships has the Indonesian rules, each with its basis" {
	gives 1 '' sh -c "cut -d, -f10- \"$SPKT_DIR/sla.csv\" | sed 1d | grep '^,'"
	for clock in on_scene sp2hp kuhap_response sp4n_verify sp4n_respond sp4n_close service_class uu25_respond uu25_decide \
		uu25_tell kip_answer pdp_breach referral_taken referral_outcome; do
		grep -q "^$clock," "$SPKT_DIR/sla.csv"
	done
}
