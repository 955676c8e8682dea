using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CrampCheck.Web.Tests.People;

public sealed class StoredHashTests
{
    [Fact]
    public void Hash_APassword_UsesAdvisedFunctionAndRounds()
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
