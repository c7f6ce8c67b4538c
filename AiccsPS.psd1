@{
    RootModule             = 'AiccsPS.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '2dd7b855-bfe5-4f26-b44d-610dec2f51fc'
    Author                 = 'AiccsPS contributors'
    CompanyName            = 'AiccsPS contributors'
    Copyright              = '(c) AiccsPS contributors. MIT licence.'
    Description            = 'Lists the robot calling tasks of Alibaba Cloud AICCS (contact centre): signed, paged, streamed to the pipeline, complete or an error. Messages and help in English and Chinese.'

    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')

    FormatsToProcess       = @('AiccsPS.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @('Get-AiccsTask')
    VariablesToExport      = @()
    AliasesToExport        = @()

    PrivateData            = @{
        PSData = @{
            Tags         = @('AlibabaCloud', 'Aliyun', 'AICCS', 'ContactCenter', 'CallCenter', 'Robot', 'ListTask', 'Cloud', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            Prerelease   = 'preview1'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
