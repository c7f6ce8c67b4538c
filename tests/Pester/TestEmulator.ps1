# Starts the built emulator for a test file, and points the environment at it. Dot-source it in BeforeAll.

$script:RepositoryRoot = Split-Path (Split-Path $PSScriptRoot -Parent) -Parent
$script:ModuleManifest = [System.IO.Path]::Combine($RepositoryRoot, 'out', 'AiccsPS', 'AiccsPS.psd1')

function Start-TestEmulator {
    [CmdletBinding()]
    param([string[]] $Argument = @())

    $assembly = Get-ChildItem -Path ([System.IO.Path]::Combine($RepositoryRoot, 'src', 'AiccsPS.Emulator', 'bin')) -Filter AiccsPS.Emulator.dll -Recurse |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $assembly) {
        throw "The emulator is not built: run 'dotnet build AiccsPS.sln' first."
    }

    $start = New-Object System.Diagnostics.ProcessStartInfo
    $start.FileName = 'dotnet'
    $start.Arguments = (@("`"$($assembly.FullName)`"", '--port', '0') + $Argument) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardInput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $address = $process.StandardOutput.ReadLine() # the first line comes once it listens
    if (-not $address) {
        throw 'The emulator ended before it told its address.'
    }

    $env:ALIBABA_CLOUD_AICCS_ENDPOINT = $address
    $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'testAccessKeyId'
    $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'testAccessKeySecret'
    $env:ALIBABA_CLOUD_SECURITY_TOKEN = $null
    [pscustomobject]@{ Process = $process; Address = $address }
}

function Stop-TestEmulator {
    [CmdletBinding()]
    param($Emulator)

    if ($Emulator -and -not $Emulator.Process.HasExited) {
        $Emulator.Process.Kill()
        $Emulator.Process.WaitForExit()
    }
}

function Get-EmulatorRequest {
    [CmdletBinding()]
    param($Emulator)

    Invoke-RestMethod -Uri "$($Emulator.Address)/_emulator/requests"
}
