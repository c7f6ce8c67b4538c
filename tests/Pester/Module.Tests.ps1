BeforeAll {
    . $PSScriptRoot/TestEmulator.ps1
}

Describe 'The manifest' {
    BeforeAll {
        $data = Import-PowerShellDataFile -Path $ModuleManifest
    }

    It 'is static data that Test-ModuleManifest accepts' {
        (Test-ModuleManifest -Path $ModuleManifest -ErrorAction Stop).Name | Should -Be 'AiccsPS'
    }

    It 'names what it exports' {
        $data.CmdletsToExport | Should -Be @('Get-AiccsTask')
        $data.FunctionsToExport | Should -BeNullOrEmpty
        $data.AliasesToExport | Should -BeNullOrEmpty
        $data.VariablesToExport | Should -BeNullOrEmpty
    }

    It 'names what it runs on' {
        $data.PowerShellVersion | Should -Be '5.1'
        $data.DotNetFrameworkVersion | Should -Be '4.7.2'
        $data.CompatiblePSEditions | Should -Be @('Desktop', 'Core')
    }
}

Describe 'The module' {
    It 'imports into a fresh session and exports its commands' {
        $shell = (Get-Process -Id $PID).Path
        $found = & $shell -NoProfile -Command "Import-Module '$ModuleManifest'; (Get-Command -Module AiccsPS).Name"
        $found | Should -Be 'Get-AiccsTask'
    }

    It 'is found by its name on the module path' {
        $shell = (Get-Process -Id $PID).Path
        $folder = Split-Path (Split-Path $ModuleManifest -Parent) -Parent
        $found = & $shell -NoProfile -Command "`$env:PSModulePath = '$folder' + [System.IO.Path]::PathSeparator + `$env:PSModulePath; (Get-Command Get-AiccsTask).Source"
        $found | Should -Be 'AiccsPS'
    }

    It 'has the commands belong to it' {
        Import-Module $ModuleManifest -Force
        (Get-Command Get-AiccsTask).ModuleName | Should -Be 'AiccsPS'
        (Get-Command Get-AiccsTask).CommandType | Should -Be 'Cmdlet'
    }
}
