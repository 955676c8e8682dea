namespace CrampCheck.Trust.Tests;

/// <summary>The disk of disk.c, which fails on demand and remembers what a power cut would leave.</summary>
internal sealed class Disk : IDisposable
{
    private const int Sector = 512;
    private readonly Folder _own = new();

    private string Durable => Directory.CreateDirectory(Path.Combine(_own.Path, "durable")).FullName;

    private string FaultFile => Path.Combine(_own.Path, "fault");

    /// <summary>The settings that put the program on this disk.</summary>
    /// <param name="data">The folder that is on it.</param>
    /// <param name="lies">Whether it says that it synchronised, and does not.</param>
    public (string Name, string Value)[] For(string data, bool lies = false)
    {
        (string, string)[] settings = [("LD_PRELOAD", Preload.Disk!), ("DISK_FOLDER", data), ("DISK_DURABLE", Durable), ("DISK_FAULT", FaultFile)];
        return lies ? [.. settings, ("DISK_LIES", "1")] : settings;
    }

    /// <summary>Makes calls fail from now on, such as "write 28".</summary>
    public void Fail(string fault)
    {
        File.WriteAllText(FaultFile + ".new", fault);
        File.Move(FaultFile + ".new", FaultFile, overwrite: true);
    }

    public void Mend() => File.Delete(FaultFile);

    /// <summary>What stands on the disk now is durable.</summary>
    public void Settle(string data)
    {
        Directory.Delete(Durable, recursive: true);
        foreach (var file in Files(data))
        {
            File.Copy(file, Path.Combine(Durable, Path.GetFileName(file)));
        }
    }

    /// <summary>Cuts the power: of what was not synchronised, any sectors may be there or not.</summary>
    /// <param name="data">The folder, with nobody at work in it.</param>
    /// <param name="random">Decides for each sector; null loses all of them.</param>
    public void CutPower(string data, Random? random)
    {
        foreach (var name in Files(data).Concat(Files(Durable)).Select(file => Path.GetFileName(file)!).Distinct().ToList())
        {
            var (file, durable) = (Path.Combine(data, name), Path.Combine(Durable, name));
            var kept = File.Exists(durable) ? File.ReadAllBytes(durable) : null;
            if (random is null && kept is null)
            {
                File.Delete(file);
            }
            else
            {
                var last = File.Exists(file) ? File.ReadAllBytes(file) : [];
                File.WriteAllBytes(file, random is null ? kept! : Mix(kept ?? [], last, random));
            }
        }

        // It is shared memory, and never on a disk.
        File.Delete(Path.Combine(data, "crampcheck.db-shm"));
    }

    public void Dispose() => _own.Dispose();

    private static byte[] Mix(byte[] kept, byte[] last, Random random)
    {
        var mixed = new byte[random.Next(2) == 0 ? kept.Length : last.Length];
        for (var start = 0; start < mixed.Length; start += Sector)
        {
            var from = random.Next(2) == 0 && start < kept.Length ? kept : last;
            var length = Math.Min(Sector, Math.Min(mixed.Length, from.Length) - start);
            if (length > 0)
            {
                from.AsSpan(start, length).CopyTo(mixed.AsSpan(start));
            }
        }

        return mixed;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder, "crampcheck.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal));
}
