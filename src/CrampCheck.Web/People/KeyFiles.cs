using System.Xml;
using System.Xml.Linq;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.People;

/// <summary>The framework's keys as files; in memory if the files cannot be written, so that the site stays up.</summary>
public sealed partial class KeyFiles(IOptions<DataOptions> data, ILoggerFactory logs) : IXmlRepository
{
    private readonly List<XElement> _inMemory = [];

    /// <summary>Whether a key could not be written, and will be lost with this process.</summary>
    public bool AreInMemory
    {
        get
        {
            lock (_inMemory)
            {
                return _inMemory.Count > 0;
            }
        }
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_inMemory)
        {
            try
            {
                return [.. Directory.EnumerateFiles(data.Value.Keys, "*.xml").Select(Read).OfType<XElement>(), .. _inMemory];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return [.. _inMemory];
            }
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_inMemory)
        {
            try
            {
                Files().StoreElement(element, friendlyName);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _inMemory.Add(element);
                LogNotWritten(logs.CreateLogger<KeyFiles>(), data.Value.Keys, e.Message);
            }
        }
    }

    // The framework's own reader fails on all of them if one is damaged.
    private XElement? Read(string file)
    {
        try
        {
            using var content = File.OpenRead(file);
            return XElement.Load(content);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            LogNotRead(logs.CreateLogger<KeyFiles>(), file, e.Message);
            return null;
        }
    }

    // Its constructor creates the folder.
    private FileSystemXmlRepository Files() => new(new(data.Value.Keys), logs);

    [LoggerMessage(LogLevel.Warning, "A key cannot be read from {File}: people who signed in with it must sign in again. {Reason}")]
    private static partial void LogNotRead(ILogger logger, string file, string reason);

    [LoggerMessage(LogLevel.Error, "Keys cannot be written to {Folder}: everyone is signed out at the next start. {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string folder, string reason);
}
