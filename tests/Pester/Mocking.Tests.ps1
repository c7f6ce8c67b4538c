# How a user's own script is tested without the service: Get-AiccsTask is mocked and gives tasks made by hand.

BeforeAll {
    . $PSScriptRoot/TestEmulator.ps1
    Import-Module $ModuleManifest -Force

    function Get-HangingTask {
        Get-AiccsTask -Status RUNNING | Where-Object { $_.FireTime -and $_.FireTime -lt (Get-Date).AddDays(-1) }
    }
}

Describe 'A script that uses Get-AiccsTask' {
    BeforeAll {
        Mock Get-AiccsTask {
            [AiccsPS.Tasks.TaskRecord]@{ Id = 1; TaskName = 'old'; Status = 'RUNNING'; FireTime = (Get-Date).AddDays(-3) }
            [AiccsPS.Tasks.TaskRecord]@{ Id = 2; TaskName = 'new'; Status = 'RUNNING'; FireTime = Get-Date }
        }
    }

    It 'runs against the mock' {
        (Get-HangingTask).Id | Should -Be 1
        Should -Invoke Get-AiccsTask -Times 1 -Exactly -ParameterFilter { $Status -eq 'RUNNING' }
    }

    It 'can be told apart by parameters' {
        Mock Get-AiccsTask { [AiccsPS.Tasks.TaskRecord]@{ Id = 9 } } -ParameterFilter { $First -eq 1 }
        (Get-AiccsTask -First 1).Id | Should -Be 9
        (Get-AiccsTask -Status RUNNING).Count | Should -Be 2
    }
}
