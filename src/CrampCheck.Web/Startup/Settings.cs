using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Startup;

/// <summary>
/// Checks the settings before anything uses them. The framework's own checks (<c>ErrorOnUnknownConfiguration</c>,
/// <c>ValidateOnStart</c>) name types and members of this program; these name the setting as an operator wrote it.
/// </summary>
public static class Settings
{
    /// <summary>This program's settings by section; those under "" have none.</summary>
    public static readonly IReadOnlyList<(string Section, Type Type)> Sections =
        [("Data", typeof(DataOptions)), ("Embedding", typeof(EmbeddingOptions)), ("RateLimits", typeof(RateLimitOptions)), ("Security", typeof(SecurityOptions)), ("Texts", typeof(TextsOptions)), ("", typeof(SiteOptions))];

    /// <summary>The first fault, in one line that names the setting; null if there is none.</summary>
    public static string? FirstError(IConfiguration settings) => Sections
        .Select(part => part.Section == "" ? FirstError(settings, part.Type) : UnknownIn(settings.GetSection(part.Section), part.Type) ?? FirstError(settings.GetSection(part.Section), part.Type, part.Section + ":"))
        .FirstOrDefault(fault => fault is not null)?.ReplaceLineEndings(" ");

    /// <summary>The properties of an options class that are settings.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) => type.GetProperties().Where(property => property.CanWrite);

    /// <summary>The name of such a property in the settings.</summary>
    public static string NameOf(PropertyInfo property) => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;

    private static string? UnknownIn(IConfigurationSection section, Type type) => section.Value is { Length: > 0 }
        ? $"Setting {section.Path}: it is a section; set one of its parts, such as {section.Path}:{NameOf(Of(type).First())}."
        : section.GetChildren()
        .Where(setting => !Of(type).Any(property => NameOf(property).Equals(setting.Key, StringComparison.OrdinalIgnoreCase)))
        .Select(setting => $"There is no setting {setting.Path}.")
        .FirstOrDefault();

    private static string? FirstError(IConfiguration settings, Type type, string section = "")
    {
        if (Of(type).SelectMany(property => settings.GetSection(NameOf(property)).GetChildren()).FirstOrDefault() is { } part)
        {
            return $"There is no setting {part.Path}: write all values on one line.";
        }

        var options = Activator.CreateInstance(type)!;
        try
        {
            settings.Bind(options);
        }
        catch (InvalidOperationException)
        {
            var wrong = Of(type).First(property => settings[NameOf(property)] is { } text && !TypeDescriptor.GetConverter(property.PropertyType).IsValid(text));
            return $"Setting {section}{NameOf(wrong)}: expected {(wrong.PropertyType == typeof(bool) ? "true or false" : "a whole number")}, not “{settings[NameOf(wrong)]}”.";
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
            ? null
            : $"Setting {section}{faults[0].MemberNames.First()}: {faults[0].ErrorMessage}";
    }
}
