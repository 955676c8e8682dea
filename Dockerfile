# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/CrampCheck.Rules/CrampCheck.Rules.csproj src/CrampCheck.Rules/packages.lock.json src/CrampCheck.Rules/
COPY src/CrampCheck.Web/CrampCheck.Web.csproj src/CrampCheck.Web/packages.lock.json src/CrampCheck.Web/
RUN dotnet restore src/CrampCheck.Web --locked-mode -p:PublishReadyToRun=true
COPY .editorconfig ./
COPY src src
COPY content content
RUN dotnet publish src/CrampCheck.Web --configuration Release --no-restore --output /app \
    && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID:$APP_UID --chmod=700 /data /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Data__Directory=/data \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
EXPOSE 8080
VOLUME /data
# The image has no shell and no curl: the program checks itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "CrampCheck.Web.dll", "health", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["dotnet", "CrampCheck.Web.dll"]
