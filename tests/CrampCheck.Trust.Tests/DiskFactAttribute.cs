namespace CrampCheck.Trust.Tests;

/// <summary>A test that needs a disk that fails, and says so where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DiskFactAttribute : FactAttribute
{
    public DiskFactAttribute() => Skip = Preload.Disk is null ? Preload.Missing : null;
}
