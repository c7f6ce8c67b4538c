<#
.SYNOPSIS
    Builds, tests and cleans AiccsPS.
.DESCRIPTION
    A thin entry over the dotnet targets, for PowerShell habits: everything that it builds, 'dotnet build AiccsPS.sln'
    builds too. It installs nothing. Needs the .NET SDK that global.json names; the Pester tests need Pester 5.
.PARAMETER Task
    Clean   deletes what was built.
    Build   builds the solution and stages the module in out/AiccsPS.
    Test    builds, then runs the xUnit tests and the Pester tests.
.PARAMETER Configuration
    Debug (the default) or Release.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Clean', 'Build', 'Test')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'AiccsPS.sln'

function Invoke-DotNet {
    param([Parameter(ValueFromRemainingArguments)] [string[]] $Argument)

    & dotnet @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($Argument[0]) failed with exit code $LASTEXITCODE."
    }
}

function Invoke-PesterSuite {
    if (-not (Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -ge 5 })) {
        throw "Pester 5 is not installed. Install it with: Install-Module Pester -MinimumVersion 5.0 -Scope CurrentUser. 'dotnet test AiccsPS.sln' runs the tests that do not need it."
    }

    # A process of its own, so that the assemblies of out/AiccsPS are not held by this session.
    $shell = (Get-Process -Id $PID).Path
    $tests = [System.IO.Path]::Combine($PSScriptRoot, 'tests', 'Pester')
    & $shell -NoProfile -Command "Import-Module Pester -MinimumVersion 5.0; `$c = New-PesterConfiguration; `$c.Run.Path = '$tests'; `$c.Run.Exit = `$true; `$c.Output.Verbosity = 'Detailed'; Invoke-Pester -Configuration `$c"
    if ($LASTEXITCODE -ne 0) {
        throw "$LASTEXITCODE Pester tests failed."
    }
}

foreach ($name in $Task) {
    switch ($name) {
        'Clean' {
            Invoke-DotNet clean $solution --configuration $Configuration
        }
        'Build' {
            Invoke-DotNet build $solution --configuration $Configuration
        }
        'Test' {
            Invoke-DotNet test $solution --configuration $Configuration
            Invoke-PesterSuite
        }
    }
}
