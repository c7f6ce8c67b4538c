using System;
using System.Collections.Generic;
using AiccsPS.Build;

if (args is not ["check", string folder])
{
    Console.Error.WriteLine("usage: AiccsPS.Build check <staged module folder>");
    return 2;
}

IReadOnlyList<string> problems = ModuleCheck.Run(folder);
foreach (string problem in problems)
{
    // The form that MSBuild's Exec recognises as an error of the build.
    Console.Error.WriteLine($"AiccsPS.psd1 : error AICCS001: {problem}");
}

return problems.Count == 0 ? 0 : 1;
