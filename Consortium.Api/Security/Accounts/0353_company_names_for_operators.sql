-- Whoever opens accounts and connects providers chooses a company by its name.
create policy operator on consortium.company_name for select to consortium_reader
    using (current_setting('consortium.role', true) = 'Operator');
