using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>Rows that could not be read.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_05_Quarantine")]
internal sealed class QuarantineTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "quarantined_rows",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                source = table.Column<string>(maxLength: 200, nullable: false),
                row_hash = table.Column<string>(maxLength: 64, nullable: false),
                file = table.Column<string>(maxLength: 400, nullable: false),
                line = table.Column<long>(nullable: false),
                column = table.Column<string>(maxLength: 200, nullable: false),
                reason = table.Column<string>(maxLength: 60, nullable: false),
                message = table.Column<string>(nullable: false),
                remedy = table.Column<string>(nullable: false),
                mapping = table.Column<string>(maxLength: 400, nullable: false),
                @sealed = table.Column<byte[]>(nullable: false),
                masked = table.Column<string>(nullable: false),
                state = table.Column<string>(maxLength: 40, nullable: false),
                first_seen_at = table.Column<long>(nullable: false),
                last_seen_at = table.Column<long>(nullable: false),
                decision = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_quarantined_rows", row => row.id);
            });

        migrationBuilder.CreateIndex("ix_quarantined_rows_source_row_hash", "quarantined_rows", ["source", "row_hash"], unique: true);
        migrationBuilder.CreateIndex("ix_quarantined_rows_state_file_line", "quarantined_rows", ["state", "file", "line"]);
    }
}
