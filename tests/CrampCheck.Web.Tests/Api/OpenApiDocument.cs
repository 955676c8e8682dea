using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CrampCheck.Rules;
using CrampCheck.Web.Api;
using CrampCheck.Web.Pages.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CrampCheck.Web.Tests.Api;

/// <summary>
/// Makes /openapi.json from the types that the program reads and writes, and from the codes that it takes. Here, and not in the
/// program, so that no start pays for it.
/// </summary>
internal static class OpenApiDocument
{
    private const string Tag = "questions";

    private static readonly string[] Causes = [.. CauseSet.All.Select(cause => cause.Code())];

    // By type and member; a member of no type listed is the same in each.
    private static readonly Dictionary<string, IEnumerable<string>> Codes = new()
    {
        ["AnswersRequest.frequency"] = FrequencyQuestion.Frequencies.Keys,
        ["AnswersRequest.exerciseIntensity"] = [.. ExerciseQuestion.Intensities.Keys, AskedQuestion.Unknown],
        ["AnswersRequest.room"] = [RoomQuestion.Measured, .. RoomQuestion.Feels.Keys, AskedQuestion.Unknown],
        ["AnswersRequest.roomUnit"] = [RoomQuestion.Celsius, RoomQuestion.Fahrenheit],
        ["AnswersRequest.nightCooling"] = RoomQuestion.Coolings.Keys,
        ["AnswersRequest.calcium"] = [.. CalciumQuestion.Habits.Keys, CalciumQuestion.Estimate, CalciumQuestion.Amount, AskedQuestion.Unknown],
        ["AnswersRequest.servingsPer"] = [CalciumQuestion.Day, CalciumQuestion.Week],
        ["AnswersRequest.ageGroup"] = CalciumQuestion.AgeGroups.Keys,
        ["NeedResponse.ageGroup"] = CalciumQuestion.AgeGroups.Keys,
        ["FeelingResponse.room"] = RoomQuestion.Feels.Keys,
        ["HabitResponse.calcium"] = CalciumQuestion.Habits.Keys,
        ["outcome"] = [.. Causes, "joint", "none", "unknown"],
        ["leaders"] = Causes,
        ["cause"] = Causes,
        ["question"] = Enum.GetValues<Question>().Select(question => question.Code()),
        ["seriousness"] = Enum.GetValues<Seriousness>().Select(seriousness => seriousness.Code()),
        ["steadiness"] = Enum.GetValues<Steadiness>().Select(steadiness => steadiness.Code()),
        ["band"] = Enum.GetValues<Band>().Select(band => band.Code()),
        ["calciumNotice"] = ["none", "enough", "too-much"],
    };

    public static async Task<string> MakeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        builder.Services.AddOpenApi("crampcheck", document =>
        {
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            document.AddDocumentTransformer(Describe);
            document.AddOperationTransformer(Describe);
            document.AddSchemaTransformer(Describe);
        });
        await using var app = builder.Build();
        app.MapPost("/assessments", (AnswersRequest answers) => TypedResults.Ok<AssessmentResponse>(null))
            .WithName("assess").WithTags(Tag).WithSummary("The result of answers").WithDescription("Answers to the four questions in, the whole result out. Nothing is kept.")
            .Produces<Problem>(400, "application/problem+json").Produces<Problem>(409, "application/problem+json").Produces<Problem>(413, "application/problem+json")
            .Produces<Problem>(415, "application/problem+json").Produces<Problem>(429, "application/problem+json");
        app.MapGet("/rules", () => TypedResults.Ok<RulesResponse>(null))
            .WithName("rules").WithTags(Tag).WithSummary("The table of rules").WithDescription("Every question, mark and point, with its clause and source.")
            .Produces<Problem>(405, "application/problem+json");
        await app.StartAsync();
        var made = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("crampcheck").GetOpenApiDocumentAsync();
        return await made.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }

    private static Task Describe(Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "CrampCheck",
            Version = "1",
            Description = "Four questions about night leg cramps, and how well an article's three causes fit the answers. Show the texts with the points; points are neither probabilities nor a diagnosis. See /developers.",
        };
        document.Servers = [new() { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag> { new() { Name = Tag, Description = "The questions, for programs." } };

        // No key is needed.
        document.Security = [[]];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            response.Description = status switch
            {
                "200" => operation.Summary!,
                "400" => "Answers are missing or cannot be read.",
                "405" => "Another method than GET.",
                "409" => "Other rules run than those expected.",
                "413" => "More than 64 kB.",
                "415" => "Not application/json in UTF-8.",
                _ => "Too many requests from one address.",
            };
        }

        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is not { } member)
        {
            return Task.CompletedTask;
        }

        if (Codes.GetValueOrDefault($"{member.DeclaringType.Name}.{member.Name}", Codes.GetValueOrDefault(member.Name)!) is { } codes && schema.Type is { } type && type.HasFlag(JsonSchemaType.String))
        {
            schema.Enum = [.. codes.Order(StringComparer.Ordinal).Select(code => (JsonNode)code)];
            if (type.HasFlag(JsonSchemaType.Null) && member.DeclaringType != typeof(AnswersRequest))
            {
                schema.Enum.Add(JsonNullSentinel.JsonNull);
            }
        }

        if (member.DeclaringType == typeof(AnswersRequest))
        {
            // Who has no answer to give leaves it out.
            schema.Type &= ~JsonSchemaType.Null;
            if (member.Name == "servings")
            {
                schema.Properties = CalciumEstimate.Foods.ToDictionary(food => food.Code, food => (IOpenApiSchema)new OpenApiSchema
                {
                    Type = JsonSchemaType.Number,
                    Minimum = "0",
                    Maximum = $"{CalciumEstimate.MaxServings}",
                    Description = $"{food.Name}, {food.Serving}: {food.Milligrams} mg.",
                });
                schema.AdditionalProperties = null;
                schema.AdditionalPropertiesAllowed = false;
            }
        }

        return Task.CompletedTask;
    }
}
