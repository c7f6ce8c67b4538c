# Picks the leg that the running engine can load. Kept this short because it runs at every import.
if ($PSEdition -eq 'Core') {
    if ($PSVersionTable.PSVersion -lt [version]'7.4') {
        throw "AiccsPS needs PowerShell 7.4 or later, or Windows PowerShell 5.1; this is PowerShell $($PSVersionTable.PSVersion). AiccsPS 需要 PowerShell 7.4 或更高版本,或 Windows PowerShell 5.1。"
    }
    $leg = 'net8.0'
}
else {
    $leg = 'netstandard2.0'
}

Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, 'bin', $leg, 'AiccsPS.dll'))
