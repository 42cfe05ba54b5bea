# fields: the types, and what each of them holds.
bats_require_minimum_version 1.5.0
load desk

@test "the types" {
	run -0 spkt-tree fields
	[ "${lines[0]}" = "type,help" ]
	[ "${lines[1]}" = "report,what comes to the desk" ]
	[ "${lines[2]}" = 'feedback,"complaint, criticism, input, suggestion, question, praise"' ]
	[[ $output == *$'\n'"roster,\"who is on duty, a file a month\""* ]]
	run -0 spkt-tree fields --lang id
	[ "${lines[1]}" = "report,yang masuk ke SPKT" ]
}

@test "every type that is listed has fields" {
	for type in $(spkt-tree fields | sed 1d | cut -d, -f1); do
		[ "$(spkt-tree fields "$type" | wc -l)" -gt 1 ]
	done
}

@test "the fields of a table, as CSV" {
	gives 0 'field,kind,class,required,option,choices,help
date,day,public,yes,,,day
name,line,public,yes,,,name
kind,choice,public,yes,,"national
joint_leave",national or joint_leave
basis,line,public,no,,,decree' spkt-tree fields holidays
}

@test "the fields of a record: options, classes, choices" {
	run -0 spkt-tree fields report -O jsonl
	[[ ${lines[0]} == '{"field":"uid","kind":"uid","class":"internal","required":"yes","help":"random identity of the record"}' ]]
	[[ $output == *'{"field":"priority","kind":"choice","class":"public","required":"yes","option":"-p/--priority","choices":["emergent","urgent","routine"],"help":"how urgent"}'* ]]
	[[ $output == *'{"field":"people","kind":"people","class":"identity","required":"no","option":"--ROLE.KEY",'* ]]
	[[ $output == *'"field":"occurred_from","kind":"time","class":"internal","required":"no","option":"--occurred-from"'* ]]
}

@test "the options that are named are options of new" {
	for type in report feedback; do
		spkt-tree fields $type -O jsonl | sed -n 's/.*"option":"\([^"]*\)".*/\1/p' | grep -v ROLE | sed 's,.*/,,' | sort >fields
		"spkt-$type" --words | awk -F'\t' '$1 == "new" && $2 != "" { print $2 }' | sort >words
		[ -z "$(comm -23 fields words)" ]
	done
}

@test "a table on the screen and YAML" {
	run -0 spkt-tree fields causes -O table
	[[ ${lines[0]} == field*kind*class*required*option*choices*help ]]
	[[ ${lines[1]} == code*line*public*yes*"what records say" ]]
	run -0 spkt-tree fields causes -O yaml
	[ "${lines[0]}" = "field: code" ]
	[ "${lines[5]}" = "---" ]
}

@test "an unknown type, and one too many" {
	run -65 --separate-stderr spkt-tree fields reports
	[[ $stderr == 'spkt-tree: unknown type "reports"; there are: report, feedback, action, '* ]]
	says 64 'spkt-tree: unexpected operand "feedback"' spkt-tree fields report feedback
	run -64 spkt-tree fields report -O pdf
}

@test "fields needs no tree" {
	cd / && SPKT_DIR=/nowhere says 0 "" spkt-tree fields report
}

@test "items of a manual page" {
	gives 0 '.It Cm date
day
.It Cm name
name
.It Cm kind
national or joint_leave: national, joint_leave
.It Cm basis
decree' spkt-tree fields holidays --mdoc
}
