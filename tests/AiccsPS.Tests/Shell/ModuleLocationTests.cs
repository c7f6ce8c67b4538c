using System.IO;
using AiccsPS.Shell;

namespace AiccsPS.Tests.Shell;

public class ModuleLocationTests
{
    [Fact]
    public void Finds_the_staged_manifest() => Assert.True(File.Exists(ModuleLocation.Find()));

    [Fact]
    public void Says_what_to_do_when_the_module_was_not_built()
    {
        using TemporaryFolder folder = new();
        folder.Write("AiccsPS.sln", string.Empty);
        string deep = Directory.CreateDirectory(Path.Combine(folder.Path, "src", "bin")).FullName;

        Assert.Contains("dotnet build", Assert.Throws<FileNotFoundException>(() => ModuleLocation.Find(deep)).Message);
    }

    [Fact]
    public void Says_that_there_is_no_repository()
    {
        using TemporaryFolder folder = new();

        Assert.Contains("AiccsPS.sln", Assert.Throws<FileNotFoundException>(() => ModuleLocation.Find(folder.Path)).Message);
    }
}
