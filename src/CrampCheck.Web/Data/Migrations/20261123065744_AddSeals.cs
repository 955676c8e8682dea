using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrampCheck.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Seal",
                table: "TextRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seal",
                table: "Publications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_TextRevisions_Key_IsAside_Number",
                table: "TextRevisions",
                columns: new[] { "Key", "IsAside", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Key",
                table: "Publications",
                column: "Key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TextRevisions_Key_IsAside_Number",
                table: "TextRevisions");

            migrationBuilder.DropIndex(
                name: "IX_Publications_Key",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "Seal",
                table: "TextRevisions");

            migrationBuilder.DropColumn(
                name: "Seal",
                table: "Publications");
        }
    }
}
