"""From official files to regulations: extract, clean, recognise, place, write, report.

``extract`` gives a Sheet of plain lines for each format; ``clean`` takes away what is not the text;
``recognise`` reads title, note 题注, dates, issuer and level; ``place`` finds the work it belongs to;
``write`` puts works and editions on disk at once or not at all; ``run`` goes through many files.
"""
