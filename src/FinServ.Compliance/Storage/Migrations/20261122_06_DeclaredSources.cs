using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>What sources said of themselves.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_06_DeclaredSources")]
internal sealed class DeclaredSourceTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "declared_sources",
            table => new
            {
                source = table.Column<string>(maxLength: 200, nullable: false),
                mapping = table.Column<string>(maxLength: 400, nullable: false),
                declaration = table.Column<string>(nullable: false),
                declared_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_declared_sources", row => row.source);
            });
    }
}
