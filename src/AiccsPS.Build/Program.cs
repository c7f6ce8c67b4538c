using System;
using System.Collections.Generic;
using System.Linq;
using AiccsPS.Build;
using AiccsPS.Build.Help;

// Problems are told in the form that MSBuild's Exec recognises as errors of the build.
IReadOnlyList<string>? problems = args switch
{
    ["check", string folder] => [.. ModuleCheck.Run(folder).Select(static p => $"AiccsPS.psd1 : error AICCS001: {p}")],
    ["help", string assembly, string reference, string source, string output] =>
        [.. HelpBuild.Run(assembly, reference, source, output).Select(static p => p.ToString())],
    _ => null,
};
if (problems is null)
{
    Console.Error.WriteLine("usage: AiccsPS.Build check <staged module folder>");
    Console.Error.WriteLine("       AiccsPS.Build help <module assembly> <System.Management.Automation.dll, or its folder> <Markdown folder> <output folder>");
    return 2;
}

foreach (string problem in problems)
{
    Console.Error.WriteLine(problem);
}

return problems.Count == 0 ? 0 : 1;
