BeforeAll {
    . $PSScriptRoot/TestEmulator.ps1
    $emulator = Start-TestEmulator -Argument '--tasks', '250'
    Import-Module $ModuleManifest -Force
}

AfterAll {
    Stop-TestEmulator $emulator
}

Describe 'Get-AiccsTask' {
    It 'lists every task once' {
        $tasks = Get-AiccsTask
        $tasks.Count | Should -Be 250
        ($tasks.Id | Sort-Object -Unique).Count | Should -Be 250
    }

    It 'filters by status, in any letter case' {
        $done = Get-AiccsTask -Status done
        $done.Count | Should -BeGreaterThan 0
        $done.Status | Sort-Object -Unique | Should -BeExactly 'DONE'
    }

    It 'completes -Status with the nine values' {
        $text = 'Get-AiccsTask -Status '
        (TabExpansion2 -inputScript $text -cursorColumn $text.Length).CompletionMatches.CompletionText | Sort-Object |
            Should -Be @('CANCEL', 'DONE', 'INIT', 'READY', 'RELEASE', 'RUNNING', 'STOP', 'SYSTEM_CANCEL', 'SYSTEM_STOP')
    }

    It 'stops at once for Select-Object -First and leaves no request running' {
        $before = (Get-EmulatorRequest $emulator).total
        Get-AiccsTask | Select-Object -First 3 | Should -HaveCount 3
        $after = Get-EmulatorRequest $emulator
        $after.total - $before | Should -Be 1
        $after.inFlight | Should -Be 0
    }

    It 'takes ids from the pipeline' {
        $ids = (Get-AiccsTask -First 2).Id
        ($ids | Get-AiccsTask).Id | Should -Be $ids
        (Get-AiccsTask -Status RUNNING | Get-AiccsTask).Id | Should -Be (Get-AiccsTask -Status RUNNING).Id
    }

    It 'gives times that compare with Get-Date' {
        $task = Get-AiccsTask -Status DONE -First 1
        $task.GmtCreate | Should -BeOfType [datetime]
        $task.GmtCreate.Kind | Should -Be 'Local'
        $task.FireTime | Should -BeGreaterOrEqual $task.GmtCreate
        Get-Date | Should -BeGreaterThan (Get-AiccsTask | Measure-Object -Property GmtCreate -Minimum).Minimum
    }

    It 'shows a table' {
        $text = Get-AiccsTask -First 2 | Out-String -Width 200
        $text | Should -Match 'Id +TaskName +Status'
    }
}

Describe 'A CSV of tasks' {
    BeforeAll {
        $csv = Join-Path $TestDrive 'tasks.csv'
        Get-AiccsTask -Status DONE | Export-Csv -Path $csv -NoTypeInformation -Encoding UTF8
    }

    It 'has the columns in their order' {
        (Get-Content -Path $csv -Encoding UTF8 -TotalCount 1) |
            Should -Be '"Id","TaskName","Status","TotalCount","CompleteCount","RobotId","RobotName","GmtCreate","FireTime"'
    }

    It 'has every task, Chinese names included' {
        $expected = Get-AiccsTask -Status DONE
        $read = Import-Csv -Path $csv -Encoding UTF8
        $read.Id | Should -Be ($expected.Id | ForEach-Object { "$_" })
        $read.TaskName | Should -Be $expected.TaskName
    }

    It 'can be piped back in' {
        (Import-Csv -Path $csv -Encoding UTF8 | Get-AiccsTask).Id | Should -Be (Get-AiccsTask -Status DONE).Id
    }
}

Describe 'What a script catches' {
    It 'a missing id is a non-terminating error of its category' {
        $id = (Get-AiccsTask -First 1).Id
        $found = 42, $id | Get-AiccsTask -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -Be $id
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].FullyQualifiedErrorId | Should -Be 'TaskNotFound,AiccsPS.Commands.GetAiccsTaskCommand'
    }

    It 'a wrong secret is a terminating error with the Code and the RequestId' {
        $wrong = New-Object pscredential 'testAccessKeyId', (ConvertTo-SecureString 'wrong' -AsPlainText -Force)
        try {
            Get-AiccsTask -Credential $wrong
            throw 'It was accepted.'
        }
        catch [AiccsPS.Errors.AiccsException] {
            $_.Exception.Code | Should -Be 'SignatureDoesNotMatch'
            $_.Exception.RequestId | Should -Not -BeNullOrEmpty
            $_.CategoryInfo.Category | Should -Be 'AuthenticationError'
        }
    }

    It 'no keys at all is an error that says where they may be put' {
        $id = $env:ALIBABA_CLOUD_ACCESS_KEY_ID
        $secret = $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET
        try {
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $null
            $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $null
            $failed = $null
            try { Get-AiccsTask } catch { $failed = $_ }
            $failed.FullyQualifiedErrorId | Should -BeLike 'NoCredentials,*'
            $failed.ErrorDetails.RecommendedAction | Should -BeLike '*ALIBABA_CLOUD_ACCESS_KEY_ID*'
        }
        finally {
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $id
            $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $secret
        }
    }
}
