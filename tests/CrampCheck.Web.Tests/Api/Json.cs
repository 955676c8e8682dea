using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrampCheck.Web.Api;

namespace CrampCheck.Web.Tests.Api;

/// <summary>Answers as programs send them.</summary>
internal static class Json
{
    /// <summary>The fields of a form as the members of an object.</summary>
    public static JsonObject Of(IEnumerable<(string Field, string Value)> form)
    {
        var sent = new JsonObject();
        foreach (var (field, value) in form.Where(field => field.Value != ""))
        {
            if (field.Split('[', ']') is [_, var food, _])
            {
                sent.TryAdd("servings", new JsonObject());
                sent["servings"]![food] = decimal.Parse(value, CultureInfo.InvariantCulture);
            }
            else
            {
                var type = typeof(AnswersRequest).GetProperty(field)!.PropertyType;
                sent[JsonNamingPolicy.CamelCase.ConvertName(field)] =
                    type == typeof(string) ? value : type == typeof(bool?) ? true : decimal.Parse(value, CultureInfo.InvariantCulture);
            }
        }

        return sent;
    }

    public static Task<HttpResponseMessage> AssessAsync(this HttpClient client, IEnumerable<(string Field, string Value)> form) =>
        client.AssessAsync(Of(form).ToJsonString());

    public static async Task<HttpResponseMessage> AssessAsync(this HttpClient client, string body, string type = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await client.PostAsync(new Uri("/assessments", UriKind.Relative), content);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}
