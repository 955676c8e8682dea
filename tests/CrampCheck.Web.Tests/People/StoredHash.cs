using System.Buffers.Binary;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CrampCheck.Web.Tests.People;

/// <summary>A password hash as it is stored: format 1, function (2 is HMAC-SHA512), rounds, length of the salt, salt, key.</summary>
internal sealed record StoredHash(byte Format, uint Function, uint Rounds, uint SaltBytes, int KeyBytes)
{
    public static StoredHash Parse(string stored)
    {
        var bytes = Convert.FromBase64String(stored);
        var salt = Read(9);
        return new(bytes[0], Read(1), Read(5), salt, bytes.Length - 13 - (int)salt);

        uint Read(int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
    }
}

public sealed class StoredHashTests
{
    [Fact]
    public void Hash_APassword_TakesTheFunctionAndTheRoundsAdvised()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSignIn(new Production());
        using var provider = services.BuildServiceProvider();
        var hasher = ActivatorUtilities.CreateInstance<PasswordHasher<Person>>(provider);

        var (one, two) = (hasher.HashPassword(new(), "some words"), hasher.HashPassword(new(), "some words"));

        Assert.Equal(new(1, 2, 210_000, 16, 32), StoredHash.Parse(one));
        Assert.NotEqual(one, two);
        Assert.Equal(typeof(PasswordHasher<Person>), services.Single(service => service.ServiceType == typeof(IPasswordHasher<Person>)).ImplementationType);
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
