# What must not come out: control characters in the views of PowerShell itself, and the key in a transcript.

BeforeAll {
    . $PSScriptRoot/TestEmulator.ps1
    $emulator = Start-TestEmulator -Argument '--tasks', '20'
    Import-Module $ModuleManifest -Force
}

AfterAll {
    Stop-TestEmulator $emulator
}

Describe 'A name that would steer a terminal' {
    BeforeAll {
        $bad = -join [char[]](97, 27, 91, 50, 74, 98, 0x9B, 99, 0x202E, 100)
        $shown = -join [char[]](97, 0xFFFD, 91, 50, 74, 98, 0xFFFD, 99, 0xFFFD, 100)
        $task = [AiccsPS.Tasks.TaskRecord]@{ Id = 5; TaskName = $bad; Status = $bad; RobotName = $bad }
    }

    It 'is shown with symbols by <_>' -ForEach 'Format-Table', 'Format-List' {
        $text = $task | & $_ | Out-String -Width 200
        $text.IndexOf($shown, [System.StringComparison]::Ordinal) | Should -BeGreaterThan 0
        $text.IndexOf($bad, [System.StringComparison]::Ordinal) | Should -Be -1
    }

    It 'is in the object as it came' {
        $task.TaskName | Should -BeExactly $bad
    }

    It 'leaves all nine properties in the list, in order' {
        $labels = $task | Format-List | Out-String -Stream | Where-Object { $_ -match '^\w+ +:' } | ForEach-Object { ($_ -split ' ')[0] }
        $labels | Should -Be @('Id', 'TaskName', 'Status', 'TotalCount', 'CompleteCount', 'RobotId', 'RobotName', 'GmtCreate', 'FireTime')
    }
}

Describe 'A key' {
    It 'is not in the transcript, also when the service refuses it' {
        $secret = 'kX7pQ2vR9sT4wY6zB1nM3cF5hJ8dL0'
        $key = New-Object pscredential 'LTAI5tCanaryVr8Kq2Zb3Nw', (ConvertTo-SecureString $secret -AsPlainText -Force)
        $file = Join-Path $TestDrive 'transcript.txt'
        $DebugPreference = 'Continue' # -Debug would ask in Windows PowerShell
        Start-Transcript -Path $file | Out-Null
        try {
            Get-AiccsTask -Credential $key -Verbose -ErrorAction Continue
        }
        catch {
            $_ | Out-Default
            $_.Exception | Format-List -Property * -Force | Out-Default
        }
        finally {
            Stop-Transcript | Out-Null
        }

        $transcript = Get-Content -Path $file -Raw
        $transcript | Should -Match 'LTAI\*\*\*\*b3Nw'
        foreach ($start in 0..($secret.Length - 8)) {
            $transcript.Contains($secret.Substring($start, 8)) | Should -BeFalse
        }
    }
}
