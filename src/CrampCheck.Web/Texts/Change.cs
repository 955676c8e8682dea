using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrampCheck.Rules;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Texts;

/// <summary>One line of the public history: a text went live.</summary>
public sealed record Change(string Title, DateTime PublishedAt, string Reason);
