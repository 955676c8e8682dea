using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using CrampCheck.Web.Pages.Questions;
using FluentValidation;
using Microsoft.Extensions.Primitives;

namespace CrampCheck.Web.Api;

/// <summary>
/// Answers sent as JSON, read into the form that the questions page sends: from there on, both are checked
/// and assessed by the same code.
/// </summary>
public sealed class SentAnswers
{
    private const int MaxNameShown = 40;
    private const string Root = "#";

    private static readonly FrozenDictionary<string, Type> Members = typeof(AnswersRequest).GetProperties()
        .ToFrozenDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);

    private static readonly string ServingsMember = MemberOf(nameof(AnswersRequest.Servings));
    private readonly Dictionary<string, StringValues> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Fault> _faults = [];

    private SentAnswers(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(new("Send the answers as one JSON object.", Root));
        }
        else
        {
            ReadMembers(sent, Root, Members.GetValueOrDefault, name => name);
        }

        Form = AnswersForm.From(new FormCollection(_fields));
    }

    /// <summary>The form.</summary>
    public AnswersForm Form { get; }

    /// <summary>The version of the rules that the client expects; null for any.</summary>
    public string? RulesVersion => _fields.TryGetValue(nameof(AnswersRequest.RulesVersion), out var version) ? version : (string?)null;

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is not JSON in UTF-8.</exception>
    public static async Task<SentAnswers> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var json = await JsonDocument.ParseAsync(body, default, cancellationToken);
        try
        {
            return Read(json.RootElement);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("It holds half of a character.", e);
        }
    }

    /// <summary>Reads a parsed body.</summary>
    public static SentAnswers Read(JsonElement sent) => new(sent);

    /// <summary>The first fault of each member; empty if there is none.</summary>
    public IReadOnlyList<Fault> FaultsBy(IValidator<AnswersForm> validator)
    {
        var ofForm = validator.Validate(Form).Errors.Select(error => new Fault(error.ErrorMessage, PointerOf(error.PropertyName)));
        Fault[] faults = [.. _faults.Concat(ofForm.Where(fault => !_faults.Exists(other => fault.Place.StartsWith(other.Place, StringComparison.Ordinal)))).DistinctBy(fault => fault.Place)];
        return faults is [] && CalciumQuestion.IsAskedBack(Form)
            ? [new($"{string.Join(' ', CalciumQuestion.AskBack(Form))} If it is right, send confirmed with true.", PointerOf(nameof(AnswersRequest.Confirmed)))]
            : faults;
    }

    private static string MemberOf(string field) => JsonNamingPolicy.CamelCase.ConvertName(field);

    // "Servings[milk]" is the member "milk" of the member "servings".
    private static string PointerOf(string field) => $"{Root}/{MemberOf(field).Replace('[', '/').TrimEnd(']')}";

    private void ReadMembers(JsonElement holder, string pointer, Func<string, Type?> typeOf, Func<string, string> fieldOf)
    {
        var seen = new HashSet<string>();
        foreach (var member in holder.EnumerateObject())
        {
            var place = $"{pointer}/{Uri.EscapeDataString(member.Name.Length <= MaxNameShown ? member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : "…")}";
            if (typeOf(member.Name) is not { } type)
            {
                _faults.Add(new("There is no such member. Names are written exactly as in /openapi.json.", place));
            }
            else if (!seen.Add(member.Name))
            {
                _faults.Add(new(AnswersFormValidator.SentTwice, place));
            }
            else if (member is { Name: var name, Value.ValueKind: JsonValueKind.Object } && name == ServingsMember && pointer == Root)
            {
                ReadMembers(member.Value, place, food => AnswersForm.Empty.Servings.ContainsKey(food) ? typeof(decimal) : null, AnswersForm.ServingsField);
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                // Many serializers write what is absent so.
            }
            else if (TextOf(member.Value, type) is { } text)
            {
                _fields[fieldOf(member.Name)] = text;
            }
            else
            {
                _faults.Add(new(Expected(type), place));
            }
        }
    }

    // As the form would have it; null if it has another type.
    private static string? TextOf(JsonElement value, Type type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.String, _) when type == typeof(string) => value.GetString(),
        (JsonValueKind.True, _) when type == typeof(bool) => CalciumQuestion.Yes,
        (JsonValueKind.False, _) when type == typeof(bool) => "",
        (JsonValueKind.Number, _) when type == typeof(int) || type == typeof(decimal) =>
            value.TryGetDecimal(out var number) ? number.ToString("0.############################", CultureInfo.InvariantCulture) : value.GetRawText(),
        _ => null,
    };

    private static string Expected(Type type) =>
        type == typeof(string) ? "Send a code here, between quotation marks."
        : type == typeof(bool) ? "Send true or false here."
        : type == typeof(int) || type == typeof(decimal) ? "Send a number here, without quotation marks."
        : "Send an object here, with a number for each food.";
}
