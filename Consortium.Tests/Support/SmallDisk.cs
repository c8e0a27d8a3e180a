using Consortium.Api.Embedded;

namespace Consortium.Tests.Support;

/// <summary>A file system of a few megabytes, so that a disk can really be full.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Ballast = "ballast";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-");

    private SmallDisk() { }

    public string Folder => _folder.FullName;

    /// <summary>Skips the test where the system lets nobody mount one.</summary>
    public static async Task<SmallDisk> Mount(int megabytes)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A small disk can only be mounted by root.");
        var disk = new SmallDisk();
        try
        {
            await ForeignProgram.Run(
                "mount", ["--types", "tmpfs", "--options", $"size={megabytes}m", "consortium-test", disk.Folder], ct: TestContext.Current.CancellationToken);
            return disk;
        }
        catch (ForeignProgramException refused)
        {
            disk._folder.Delete();
            Assert.Skip($"This system does not mount a small disk: {refused.Message}");
            throw;
        }
    }

    /// <summary>Leaves so much room and no more.</summary>
    public async Task FillUpTo(int kilobytes)
    {
        var size = new DriveInfo(Folder).AvailableFreeSpace - (kilobytes * 1024L);
        await ForeignProgram.Run(
            "fallocate", ["--length", $"{size}", Path.Combine(Folder, Ballast)], ct: TestContext.Current.CancellationToken);
    }

    public void MakeRoom() => File.Delete(Path.Combine(Folder, Ballast));

    public async ValueTask DisposeAsync()
    {
        await ForeignProgram.Run("umount", [Folder]);
        _folder.Delete();
    }
}
