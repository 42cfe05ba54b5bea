# LibreOffice Calc without a window, for tests of what a spreadsheet makes of our files.

# calc PROFILE OPTION...: LibreOffice, with a profile of that language.
calc() {
	local language=$1
	shift
	LC_ALL=C.UTF-8 timeout 120 soffice "-env:UserInstallation=file://$PWD/$language" --headless "$@" >>calc.log 2>&1
}

profile() {
	mkdir -p "$1/user"
	cat >"$1/user/registrymodifications.xcu" <<-E
		<?xml version="1.0" encoding="UTF-8"?>
		<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
		<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$2</value></prop></item>
		</oor:items>
	E
}

# through_calc LANGUAGE DELIMITER NUMBER DETECT FILE...: what an analyst does with
# the FILEs of -O excel and with typed.fods: open, save as a spreadsheet, save that as CSV. `detect`
# is the box "Detect special numbers" of the window that opens a CSV.
through_calc() {
	local language=$1 delimiter=$2 number=$3 detect=$4
	shift 4
	calc "$language" "--infilter=CSV:$delimiter,34,76,1,,$number,false,$detect" --convert-to fods --outdir "$language.saved" "$@"
	calc "$language" --convert-to xlsx --outdir "$language.saved" typed.fods
	cp typed.fods "$language.saved/plain.fods"
	calc "$language" --convert-to "csv:Text - txt - csv (StarCalc):$delimiter,34,76,1,,0,false,true,false" --outdir "$language.back" "$language.saved"/*
}
