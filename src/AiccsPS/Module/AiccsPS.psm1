# Picks the leg that the running engine can load. Kept this short because it runs at every import, plain enough for
# Constrained Language Mode, and in ASCII because Windows PowerShell reads it in the system's code page.
if ($PSEdition -eq 'Core') {
    if ($PSVersionTable.PSVersion -lt [version]'7.4') {
        throw "AiccsPS needs PowerShell 7.4 or later, or Windows PowerShell 5.1; this is PowerShell $($PSVersionTable.PSVersion)."
    }
    $leg = 'net8.0'
}
else {
    $leg = 'netstandard2.0'
}

Import-Module -Name "$PSScriptRoot/bin/$leg/AiccsPS.dll"
